-- Dossiers that led to a listing, once the application is listed no more. Erased by: referencing.erase_dossiers
SELECT d.id::text AS id, d.organisation_id, d.number AS label, greatest(a.delisted_at, d.closed_at) AS ended_at,
  d.appealable_until AS not_before,
  ARRAY['dossier:' || d.id, 'application:' || d.application_id, 'organisation:' || d.organisation_id] AS subjects,
  jsonb_strip_nulls(jsonb_build_object(
    'number', d.number, 'kind', d.kind, 'state', d.state, 'category', d.category, 'tier', d.tier,
    'framework', d.framework_version, 'requestedAt', d.requested_at, 'closedAt', d.closed_at, 'delistedAt', a.delisted_at,
    'decision', d.decision, 'outcome', d.outcome, 'decisionHash', d.decision_hash, 'submissions', d.submissions)) AS reduced
FROM referencing.ended_dossier d JOIN referencing.idle_application a ON a.id = d.application_id
WHERE d.granted
