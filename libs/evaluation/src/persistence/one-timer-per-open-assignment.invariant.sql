-- Invariant 16: somebody who is invited and has not run out of time has exactly one live timer; nobody has two, and
-- who is no longer waited for has none. The timer of a review ends with the days of grace, and is not set again.
SELECT a.id, a.state, array_agg(t.kind) AS timers FROM evaluation.assignment a
LEFT JOIN jobs.timer t ON t.subject_kind = 'assignment' AND t.subject_id = a.id::text AND t.state = 'live'
GROUP BY a.id
HAVING count(t.id) > 1
  OR (a.state NOT IN ('invited', 'accepted') AND count(t.id) > 0)
  OR (a.state IN ('invited', 'accepted') AND (a.due_at IS NULL OR (a.due_at > now() AND count(t.id) <> 1)))
  OR (a.state = 'invited' AND bool_or(t.kind <> 'assignment.invitation'))
  OR (a.state = 'accepted' AND bool_or(t.kind <> 'assignment.scoring'));
