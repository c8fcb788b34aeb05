-- Changes that the authority found before they were declared.
SELECT c.id, c.application_id AS "applicationId", c.number, c.seen, c.found_at AS "foundAt", c.declare_by::text AS "declareBy",
  c.state, c.version_id AS "versionId", c.motive
FROM referencing.undeclared_change c
WHERE c.organisation_id = $1 ORDER BY c.id
