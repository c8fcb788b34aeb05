-- Invariant 18: the state of an appeal is the one its last journal entry led to.
SELECT a.number AS appeal, a.state, last.body ->> 'to' AS journal
FROM appeal.appeal a
LEFT JOIN LATERAL (
  SELECT e.body::jsonb AS body FROM journal.entry e
  WHERE e.subject_kind = 'appeal' AND e.subject_id = a.id::text AND e.body::jsonb ? 'to'
  ORDER BY e.seq DESC LIMIT 1) last ON true
WHERE last.body ->> 'to' IS DISTINCT FROM a.state;
