-- Invariant 16: an open hearing and a running withdrawal have one live timer each, a request for more time too, a closed one has none.
SELECT waiting.kind, waiting.id, count(t.id) AS timers
FROM (
  SELECT 'hearing' AS kind, id::text, state = 'open' AS is_live, due_on AS last FROM referencing.hearing
  UNION ALL
  SELECT 'withdrawal', id::text, state = 'running', effective_on FROM referencing.withdrawal_request
  UNION ALL
  SELECT 'prolongation', id::text, state = 'requested', answer_by FROM referencing.prolongation) AS waiting
LEFT JOIN jobs.timer t ON t.subject_kind = waiting.kind AND t.subject_id = waiting.id AND t.state = 'live'
GROUP BY waiting.kind, waiting.id, waiting.is_live, waiting.last
HAVING (NOT waiting.is_live AND count(t.id) <> 0)
    OR (waiting.is_live AND waiting.last >= (now() AT TIME ZONE 'Europe/Paris')::date AND count(t.id) <> 1);
