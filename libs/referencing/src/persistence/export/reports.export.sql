-- The reports that the publisher received: one outcome per criterion, no expert named.
SELECT r.dossier_id AS "dossierId", r.number, r.outcomes, r.closed_at AS "closedAt"
FROM referencing.report r JOIN referencing.dossier d ON d.id = r.dossier_id
WHERE d.organisation_id = $1 AND EXISTS (SELECT FROM referencing.observations o WHERE o.dossier_id = d.id)
ORDER BY r.dossier_id, r.number
