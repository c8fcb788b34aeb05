-- 16. A dossier whose state has a limit has exactly one live timer, due at that limit; a closed one has none.
SELECT d.id, d.state, d.state_due_at, count(t.id) AS timers
FROM referencing.dossier d
LEFT JOIN jobs.timer t ON t.subject_kind = 'dossier' AND t.subject_id = d.id::text AND t.kind = 'dossier.limit' AND t.state = 'live'
GROUP BY d.id
HAVING count(t.id) > 1
    OR (d.closed_at IS NOT NULL AND count(t.id) <> 0)
    OR (d.closed_at IS NULL AND d.state_due_at > now() AND (count(t.id) <> 1 OR max(t.due_at) <> d.state_due_at));
