-- 17. The end of a finding is written to each reader once, and only of a finding that ended so.
SELECT w.subject_id AS finding, w.template, w.account_id, count(*) AS letters
FROM notification.letter w
LEFT JOIN referencing.finding f ON f.id::text = w.subject_id
WHERE w.subject_kind = 'finding' AND w.template IN ('finding-failed', 'finding-verified', 'finding-waived')
GROUP BY w.subject_id, w.template, w.account_id, f.state
HAVING count(*) > 1 OR w.template <> 'finding-' || f.state;
