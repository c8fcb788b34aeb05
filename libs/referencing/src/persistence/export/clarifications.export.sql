-- The questions put to the publisher and what he answered. The agent who asked is not named.
SELECT c.id, c.dossier_id AS "dossierId", c.blocking, c.state, c.due_at AS "dueAt", c.created_at AS "createdAt", c.rounds
FROM referencing.clarification c JOIN referencing.dossier d ON d.id = c.dossier_id
WHERE d.organisation_id = $1 ORDER BY c.dossier_id, c.id
