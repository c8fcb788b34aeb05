-- The copy of a report without people, from the end of the listing. Erased by: vigilance.erase_reports
SELECT r.id::text AS id, NULL::uuid AS organisation_id, r.number AS label, greatest(a.delisted_at, t.sorted_at) AS ended_at,
  NULL::timestamptz AS not_before,
  ARRAY['incident-report:' || r.id, 'application:' || r.application_id] AS subjects,
  jsonb_build_object('number', r.number, 'channel', r.channel, 'receivedAt', r.received_at, 'kind', t.kind,
    'severity', t.severity, 'outcome', t.outcome) AS reduced
FROM vigilance.report r
  JOIN vigilance.triage t ON t.report_id = r.id AND t.state = 'sorted'
  JOIN referencing.idle_application a ON a.id = r.application_id AND a.delisted_at IS NOT NULL
