-- The evidence handed in against findings.
SELECT 'findings' AS folder, e.file_name AS name, e.id::text AS id, e.sha256
FROM referencing.finding_evidence e
  JOIN referencing.finding f ON f.id = e.finding_id
  JOIN referencing.listing l ON l.id = f.listing_id
WHERE l.organisation_id = $1 AND e.removed_at IS NULL ORDER BY e.finding_id, e.id
