-- 20. At most one open question per criterion, and a dossier that ended has no open question.
SELECT c.dossier_id, q.question ->> 'criterion' AS criterion, count(*) AS open
FROM referencing.clarification c
JOIN referencing.dossier d ON d.id = c.dossier_id
CROSS JOIN LATERAL jsonb_array_elements(c.rounds -> -1 -> 'questions') AS q(question)
WHERE c.state = 'open'
GROUP BY c.dossier_id, criterion
HAVING count(*) > 1 OR bool_or(d.closed_at IS NOT NULL);
