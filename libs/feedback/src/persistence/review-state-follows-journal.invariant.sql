-- A review that has moved since it came in is in the state its last journal entry led to.
SELECT r.id, r.state, last.body ->> 'to' AS journal
FROM feedback.review r
LEFT JOIN LATERAL (
  SELECT e.body::jsonb AS body FROM journal.entry e
  WHERE e.subject_kind = 'review' AND e.subject_id = r.id::text AND e.body::jsonb ? 'to'
  ORDER BY e.seq DESC LIMIT 1) last ON true
WHERE CASE WHEN r.version = 1 THEN last.body IS NOT NULL OR r.state NOT IN ('pending', 'published')
  ELSE last.body ->> 'to' IS DISTINCT FROM r.state END;
