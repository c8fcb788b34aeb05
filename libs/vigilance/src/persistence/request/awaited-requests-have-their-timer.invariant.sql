-- Invariant 16: a request of which something is awaited has one timer at its limit, any other has none that lives.
SELECT q.number AS request, q.state, q.due_at, count(m.id) AS timers
FROM vigilance.publisher_request q
LEFT JOIN jobs.timer m ON m.subject_kind = 'publisher-request' AND m.subject_id = q.id::text AND m.state = 'live'
GROUP BY q.id
HAVING (q.due_at IS NULL AND count(m.id) <> 0)
    OR (q.due_at > now() AND (count(m.id) <> 1 OR max(m.due_at) <> q.due_at));
