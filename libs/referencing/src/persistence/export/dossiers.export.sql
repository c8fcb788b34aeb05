-- Its dossiers, drafts with them. Who leads one in the authority is not said.
SELECT d.id, d.number, d.kind, d.merged, d.application_id AS "applicationId", d.application_version AS "applicationVersion",
  d.facts, d.state, d.state_since AS "stateSince", d.framework_version AS "frameworkVersion", d.tier,
  d.created_at AS "createdAt", d.requested_at AS "requestedAt", d.closed_at AS "closedAt"
FROM referencing.dossier d WHERE d.organisation_id = $1 ORDER BY d.id
