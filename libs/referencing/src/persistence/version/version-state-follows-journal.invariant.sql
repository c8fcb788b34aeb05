-- 18. The state of a version is the one its last journal entry led to; one that was there before versions were kept has none.
SELECT v.id, v.state, last.body ->> 'to' AS journal
FROM referencing.application_version v
JOIN LATERAL (
  SELECT e.body::jsonb AS body FROM journal.entry e
  WHERE e.subject_kind = 'application-version' AND e.subject_id = v.id::text AND e.body::jsonb ? 'to'
  ORDER BY e.seq DESC LIMIT 1) last ON true
WHERE last.body ->> 'to' IS DISTINCT FROM v.state;
