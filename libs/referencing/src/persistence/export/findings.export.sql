-- What was found on each listing, and what was done about it.
SELECT f.id, l.application_id AS "applicationId", f.criterion, f.severity, f.source_type AS source, f.text, f.due_on::text AS "dueOn",
  f.state, f.plan ->> 'action' AS plan, f.statement ->> 'text' AS statement, f.opened_at AS "openedAt", f.closed_at AS "closedAt"
FROM referencing.finding f JOIN referencing.listing l ON l.id = f.listing_id
WHERE l.organisation_id = $1 ORDER BY f.id
