-- Invariant 16: a referral that is not acknowledged has one timer at its limit until that has passed, one that is has none.
SELECT f.id AS referral, f.due_at, count(m.id) AS timers
FROM vigilance.referral f
LEFT JOIN jobs.timer m ON m.subject_kind = 'referral' AND m.subject_id = f.id::text AND m.state = 'live'
GROUP BY f.id
HAVING (f.acknowledged_on IS NOT NULL AND count(m.id) <> 0)
    OR (f.acknowledged_on IS NULL AND f.due_at > now() AND count(m.id) <> 1);
