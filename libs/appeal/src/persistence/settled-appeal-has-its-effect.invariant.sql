-- What was settled was carried out, once the order was delivered; and only what stands frozen belongs to a running stay.
SELECT a.number AS appeal, a.outcome, e.outcome AS carried_out
FROM appeal.appeal a
  LEFT JOIN referencing.appeal_effect e ON e.appeal_id = a.id
WHERE a.decision_id IS NOT NULL AND a.outcome IS DISTINCT FROM e.outcome
  AND NOT EXISTS (SELECT FROM messaging.delivery d WHERE d.job = 'referencing.carry-out-appeal' AND d.done_at IS NULL)
UNION ALL
SELECT a.number, a.stay, l.id::text
FROM referencing.listing l
  LEFT JOIN appeal.appeal a ON a.decision_id::text = l.stay ->> 'decisionId' AND a.stay = 'running'
WHERE l.stay IS NOT NULL AND a.id IS NULL
  AND NOT EXISTS (SELECT FROM messaging.delivery d WHERE d.job IN ('referencing.carry-out-appeal', 'referencing.thaw-effects') AND d.done_at IS NULL);
