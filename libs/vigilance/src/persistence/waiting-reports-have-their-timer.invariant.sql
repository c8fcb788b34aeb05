-- Invariant 16: a report that waits to be sorted has one timer at its limit, one that was sorted has none that lives.
SELECT r.number AS report, t.state, t.due_at, count(m.id) AS timers
FROM vigilance.triage t JOIN vigilance.report r ON r.id = t.report_id
LEFT JOIN jobs.timer m ON m.subject_kind = 'incident-report' AND m.subject_id = r.id::text AND m.state = 'live' AND m.kind = 'vigilance.triage'
GROUP BY r.id, t.report_id
HAVING (t.state = 'sorted' AND count(m.id) <> 0)
    OR (t.state <> 'sorted' AND t.due_at > now() AND (count(m.id) <> 1 OR max(m.due_at) <> t.due_at));
