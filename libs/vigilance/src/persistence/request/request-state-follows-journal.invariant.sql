-- Invariant 18: the state of a request to a publisher is the one its last journal entry led to.
SELECT q.number AS request, q.state, last.body ->> 'to' AS journal
FROM vigilance.publisher_request q
LEFT JOIN LATERAL (
  SELECT e.body::jsonb AS body FROM journal.entry e
  WHERE e.subject_kind = 'publisher-request' AND e.subject_id = q.id::text AND e.body::jsonb ? 'to'
  ORDER BY e.seq DESC LIMIT 1) last ON true
WHERE last.body ->> 'to' IS DISTINCT FROM q.state;
