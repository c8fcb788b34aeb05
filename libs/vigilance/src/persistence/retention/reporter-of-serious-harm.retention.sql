-- Who reported harm that was established and serious, and in which words. Erased by: vigilance.erase_reporters
SELECT r.id::text AS id, NULL::uuid AS organisation_id, r.number AS label,
  CASE WHEN c.id IS NULL THEN t.sorted_at WHEN c.state = 'closed' THEN greatest(t.sorted_at, c.state_since) END AS ended_at,
  NULL::timestamptz AS not_before,
  array_remove(ARRAY['incident-report:' || r.id, 'application:' || r.application_id], NULL) AS subjects,
  jsonb_build_object('number', r.number, 'receivedAt', r.received_at) AS reduced
FROM vigilance.report r
  JOIN vigilance.triage t ON t.report_id = r.id AND t.state = 'sorted'
  LEFT JOIN vigilance.case_report k ON k.report_id = r.id AND k.detached_at IS NULL
  LEFT JOIN vigilance.incident_case c ON c.id = k.case_id
WHERE c.severity IN ('S1', 'S2') AND (c.conclusions @> '[{"outcome":"confirmed"}]' OR c.conclusions @> '[{"outcome":"corrected"}]')
