-- No words of a review are public unless a moderator has read them: what came published is a bare rating.
SELECT id, source, external_id FROM feedback.review WHERE state = 'published' AND version = 1 AND text <> '';
