-- Findings on listings that ended. Erased by: referencing.erase_findings
SELECT f.id::text AS id, l.organisation_id, NULL AS label, greatest(f.closed_at, a.delisted_at) AS ended_at,
  NULL::timestamptz AS not_before, ARRAY['application:' || l.application_id, 'organisation:' || l.organisation_id] AS subjects,
  jsonb_build_object('criterion', f.criterion, 'severity', f.severity, 'source', f.source_type, 'state', f.state,
    'openedAt', f.opened_at, 'closedAt', f.closed_at) AS reduced
FROM referencing.finding f
  JOIN referencing.listing l ON l.id = f.listing_id
  JOIN referencing.idle_application a ON a.id = l.application_id
WHERE f.closed_at IS NOT NULL
