-- An open flag is about a review that is public now, of the same application; an upheld one took its review down.
SELECT f.id, f.state, r.state AS review
FROM feedback.review_flag f JOIN feedback.review r ON r.id = f.review_id
WHERE r.application_id <> f.application_id OR (f.state = 'open' AND r.state <> 'published')
   OR (f.state = 'upheld' AND NOT EXISTS (
     SELECT FROM journal.entry e WHERE e.kind = 'review.refuse' AND e.subject_kind = 'review' AND e.subject_id = r.id::text));
