-- The contracts.
SELECT c.id, c.number, c.application_id AS "applicationId", c.dossier_id AS "dossierId", c.template_version AS "templateVersion",
  c.body, c.document_hash AS "documentHash", c.state, c.issued_at AS "issuedAt",
  c.publisher_signature ->> 'at' AS "publisherSignedAt", c.regulator_signature ->> 'at' AS "regulatorSignedAt"
FROM referencing.contract c JOIN referencing.application a ON a.id = c.application_id
WHERE a.organisation_id = $1 ORDER BY c.id
