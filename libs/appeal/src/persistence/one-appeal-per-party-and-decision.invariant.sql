-- Invariant 22: one appeal per party and decision.
SELECT appellant_id, decision_id, count(*) AS appeals
FROM appeal.appeal WHERE decision_id IS NOT NULL
GROUP BY appellant_id, decision_id HAVING count(*) > 1;
