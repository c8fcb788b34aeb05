-- Changes that agents found on listings that ended. Erased by: referencing.erase_undeclared_changes
SELECT c.id::text AS id, c.organisation_id, NULL AS label, a.delisted_at AS ended_at, NULL::timestamptz AS not_before,
  ARRAY['application:' || c.application_id, 'organisation:' || c.organisation_id] AS subjects,
  jsonb_build_object('number', c.number, 'state', c.state, 'foundAt', c.found_at, 'declareBy', c.declare_by) AS reduced
FROM referencing.undeclared_change c
  JOIN referencing.idle_application a ON a.id = c.application_id
WHERE a.delisted_at IS NOT NULL AND c.state NOT IN ('asked', 'overdue')
