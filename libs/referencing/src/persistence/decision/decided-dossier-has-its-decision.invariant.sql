-- Invariant 4: a dossier is decided if and only if exactly one signed decision of that dossier exists.
SELECT o.id AS dossier, o.state, count(d.id) AS decisions
FROM referencing.dossier o LEFT JOIN referencing.decision d ON d.dossier_id = o.id AND d.kind = 'evaluation'
GROUP BY o.id HAVING (o.state = 'decided') <> (count(d.id) = 1);
