-- Invariant 16: whoever is waited for about a finding has one live timer, set to his day; a finding that is closed, or whose evidence a dossier carries, has none.
SELECT f.id, f.state, f.due_on, f.verify_by, count(t.id) AS timers, max(t.kind) AS kind
FROM (
  SELECT id, state, due_on, verify_by,
    CASE WHEN state IN ('open', 'planned') THEN due_on WHEN state = 'submitted' THEN verify_by END AS last,
    CASE WHEN state IN ('open', 'planned') THEN 'finding.due' WHEN state = 'submitted' THEN 'finding.verification' END AS wanted
  FROM referencing.finding) AS f
LEFT JOIN jobs.timer t ON t.subject_kind = 'finding' AND t.subject_id = f.id::text AND t.state = 'live'
GROUP BY f.id, f.state, f.due_on, f.verify_by, f.last, f.wanted
HAVING count(t.id) > 1
    OR (f.last IS NULL AND count(t.id) <> 0)
    OR (count(t.id) = 1 AND (max(t.kind) <> f.wanted OR (max(t.due_at) AT TIME ZONE 'Europe/Paris')::date <> f.last))
    OR (f.last >= (now() AT TIME ZONE 'Europe/Paris')::date AND count(t.id) <> 1);
