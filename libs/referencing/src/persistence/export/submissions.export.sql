-- Each submission as it was frozen.
SELECT s.id, s.dossier_id AS "dossierId", s.number, s.frozen_at AS "frozenAt", s.content, s.hash
FROM referencing.submission s JOIN referencing.dossier d ON d.id = s.dossier_id
WHERE d.organisation_id = $1 ORDER BY s.dossier_id, s.number
