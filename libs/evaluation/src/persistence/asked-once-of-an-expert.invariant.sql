-- Nobody is asked twice for the same criterion of a round.
SELECT a.dossier_id AS dossier, a.round, a.expert_id AS expert, criterion, count(*) AS times
FROM evaluation.assignment a, unnest(a.criteria) AS criterion
WHERE a.state IN ('invited', 'accepted', 'submitted')
GROUP BY a.dossier_id, a.round, a.expert_id, criterion HAVING count(*) > 1;
