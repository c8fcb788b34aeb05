-- Invariant 16: a declared version and an undeclared change that is asked for have one live timer, set to their day; the others have none.
SELECT waiting.kind, waiting.id, waiting.last, count(t.id) AS timers
FROM (
  SELECT 'application-version' AS kind, id::text, confirm_by AS last FROM referencing.application_version
  UNION ALL
  SELECT 'undeclared-change', id::text, CASE WHEN state = 'asked' THEN declare_by END FROM referencing.undeclared_change) AS waiting
LEFT JOIN jobs.timer t ON t.subject_kind = waiting.kind AND t.subject_id = waiting.id AND t.state = 'live'
GROUP BY waiting.kind, waiting.id, waiting.last
HAVING count(t.id) > 1
    OR (waiting.last IS NULL AND count(t.id) <> 0)
    OR (count(t.id) = 1 AND (max(t.due_at) AT TIME ZONE 'Europe/Paris')::date <> waiting.last)
    OR (waiting.last >= (now() AT TIME ZONE 'Europe/Paris')::date AND count(t.id) <> 1);
