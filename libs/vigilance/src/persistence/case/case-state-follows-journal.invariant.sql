-- Invariant 18: the state of a case is the one its last journal entry led to.
SELECT c.number AS incident, c.state, last.body ->> 'to' AS journal
FROM vigilance.incident_case c
LEFT JOIN LATERAL (
  SELECT e.body::jsonb AS body FROM journal.entry e
  WHERE e.subject_kind = 'incident-case' AND e.subject_id = c.id::text AND e.body::jsonb ? 'to'
  ORDER BY e.seq DESC LIMIT 1) last ON true
WHERE last.body ->> 'to' IS DISTINCT FROM c.state;
