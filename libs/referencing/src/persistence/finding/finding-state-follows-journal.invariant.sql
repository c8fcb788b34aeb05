-- 18. The state of a finding is the one its last journal entry led to: one change, one entry.
SELECT f.id, f.state, last.body ->> 'to' AS journal
FROM referencing.finding f
LEFT JOIN LATERAL (
  SELECT e.body::jsonb AS body FROM journal.entry e
  WHERE e.subject_kind = 'finding' AND e.subject_id = f.id::text AND e.body::jsonb ? 'to'
  ORDER BY e.seq DESC LIMIT 1) last ON true
WHERE last.body ->> 'to' IS DISTINCT FROM f.state;
