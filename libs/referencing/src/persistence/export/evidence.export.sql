-- The evidence files: where each lies in this archive, and what it is.
SELECT e.id, e.dossier_id AS "dossierId", e.file_name AS "fileName", e.media_type AS "mediaType", e.size::int8::text AS size,
  e.sha256, e.confidentiality, e.uploaded_at AS "uploadedAt", e.removed_at AS "removedAt"
FROM referencing.evidence e JOIN referencing.dossier d ON d.id = e.dossier_id
WHERE d.organisation_id = $1 ORDER BY e.dossier_id, e.id
