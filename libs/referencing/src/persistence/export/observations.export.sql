-- What the publisher said to each report.
SELECT o.dossier_id AS "dossierId", o.asked_on::text AS "askedOn", o.text, o.submitted_at AS "submittedAt"
FROM referencing.observations o JOIN referencing.dossier d ON d.id = o.dossier_id
WHERE d.organisation_id = $1 ORDER BY o.dossier_id
