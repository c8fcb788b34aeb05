-- The evidence itself.
SELECT coalesce(d.number, d.id::text) AS folder, e.file_name AS name, e.id::text AS id, e.sha256
FROM referencing.evidence e JOIN referencing.dossier d ON d.id = e.dossier_id
WHERE d.organisation_id = $1 AND e.removed_at IS NULL ORDER BY e.dossier_id, e.id
