-- What happened to each listing, one line per decision.
SELECT e.application_id AS "applicationId", e.at, e.event, e.decision_number AS "decisionNumber", e.status, e.basis,
  e.valid_until::text AS "validUntil", e.framework_version AS "frameworkVersion", e.version_assessed AS "versionAssessed", e.motive
FROM referencing.listing_event e JOIN referencing.application a ON a.id = e.application_id
WHERE a.organisation_id = $1 ORDER BY e.application_id, e.at
