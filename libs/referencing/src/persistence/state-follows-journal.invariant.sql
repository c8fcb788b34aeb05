-- 18. The state of a dossier is the one its last journal entry led to: one change, one entry.
SELECT d.id, d.state, last.body ->> 'to' AS journal
FROM referencing.dossier d
JOIN LATERAL (
  SELECT e.body::jsonb AS body FROM journal.entry e
  WHERE e.subject_kind = 'dossier' AND e.subject_id = d.id::text AND e.body::jsonb ? 'to'
  ORDER BY e.seq DESC LIMIT 1) last ON true
WHERE last.body ->> 'to' IS DISTINCT FROM d.state;
