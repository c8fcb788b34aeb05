-- What a hold may be put on.
SELECT 'dossier:' || id AS subject FROM referencing.dossier
UNION ALL
SELECT 'application:' || id FROM referencing.application
