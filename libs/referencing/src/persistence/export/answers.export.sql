-- What was answered to each criterion, with the evidence named.
SELECT a.dossier_id AS "dossierId", d.number AS "dossierNumber", a.criterion, a.self_verdict AS "selfVerdict",
  a.na_reason AS "naReason", a.text, a.evidence, a.updated_at AS "updatedAt"
FROM referencing.answer a JOIN referencing.dossier d ON d.id = a.dossier_id
WHERE d.organisation_id = $1 ORDER BY a.dossier_id, a.criterion
