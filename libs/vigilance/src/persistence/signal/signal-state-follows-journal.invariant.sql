-- Invariant 18: the state of a signal is the one its last journal entry led to, and it was opened once.
SELECT s.number AS signal, s.state, last.body ->> 'to' AS journal, opened.times
FROM vigilance.signal s
LEFT JOIN LATERAL (
  SELECT e.body::jsonb AS body FROM journal.entry e
  WHERE e.subject_kind = 'signal' AND e.subject_id = s.id::text AND e.body::jsonb ? 'to'
  ORDER BY e.seq DESC LIMIT 1) last ON true
LEFT JOIN LATERAL (
  SELECT count(*) AS times FROM journal.entry e
  WHERE e.subject_kind = 'signal' AND e.subject_id = s.id::text AND e.kind = 'signal.open') opened ON true
WHERE last.body ->> 'to' IS DISTINCT FROM s.state OR opened.times <> 1;
