-- Invariant 16: a case that waits to be routed has one timer at its limit, any other has none that lives.
SELECT c.number AS incident, c.state, c.route_due_at, count(m.id) AS timers
FROM vigilance.incident_case c
LEFT JOIN jobs.timer m ON m.subject_kind = 'incident-case' AND m.subject_id = c.id::text AND m.state = 'live' AND m.kind = 'vigilance.route'
GROUP BY c.id
HAVING (c.route_due_at IS NULL AND count(m.id) <> 0)
    OR (c.route_due_at > now() AND (count(m.id) <> 1 OR max(m.due_at) <> c.route_due_at));
