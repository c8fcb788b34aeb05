-- Invariant 16: an appeal that waits for the body has one live timer at its limit, one that has ended has none.
SELECT a.number AS appeal, a.state, a.state_due_at, count(t.id) AS timers
FROM appeal.appeal a
LEFT JOIN jobs.timer t ON t.subject_kind = 'appeal' AND t.subject_id = a.id::text AND t.state = 'live'
  AND t.kind = CASE a.state WHEN 'filed' THEN 'appeal.admission' ELSE 'appeal.examination' END
GROUP BY a.id
HAVING (a.state_due_at IS NULL AND count(t.id) <> 0)
    OR (a.state_due_at > now() AND (count(t.id) <> 1 OR max(t.due_at) <> a.state_due_at));
