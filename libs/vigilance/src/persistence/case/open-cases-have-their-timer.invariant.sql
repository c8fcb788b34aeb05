-- Invariant 16: a case that waits for the authority has one timer at its limit, any other has none that lives.
SELECT c.number AS incident, c.state, c.due_at, count(m.id) AS timers
FROM vigilance.incident_case c
LEFT JOIN jobs.timer m ON m.subject_kind = 'incident-case' AND m.subject_id = c.id::text AND m.state = 'live' AND m.kind = 'vigilance.case'
GROUP BY c.id
HAVING (c.due_at IS NULL AND count(m.id) <> 0)
    OR (c.due_at > now() AND (count(m.id) <> 1 OR max(m.due_at) <> c.due_at))
UNION ALL
SELECT c.number, c.state, (k ->> 'dueAt')::timestamptz, count(m.id)
FROM vigilance.incident_case c
CROSS JOIN LATERAL jsonb_array_elements(c.contests) k
LEFT JOIN jobs.timer m ON m.subject_kind = 'incident-case' AND m.subject_id = c.id::text AND m.state = 'live' AND m.kind = 'vigilance.contest'
WHERE k ->> 'state' = 'pending'
GROUP BY c.id, k
HAVING (k ->> 'dueAt')::timestamptz > now() AND (count(m.id) <> 1 OR max(m.due_at) <> (k ->> 'dueAt')::timestamptz);
