-- Versions declared on listings that ended. Erased by: referencing.erase_versions
SELECT v.id::text AS id, v.organisation_id, NULL AS label, a.delisted_at AS ended_at, NULL::timestamptz AS not_before,
  ARRAY['application:' || v.application_id, 'organisation:' || v.organisation_id] AS subjects,
  jsonb_strip_nulls(jsonb_build_object('number', v.number, 'state', v.state, 'class', v.impact ->> 'class',
    'declaredAt', v.declared_at, 'releaseOn', v.release_on, 'endedBecause', v.ended_because)) AS reduced
FROM referencing.application_version v
  JOIN referencing.idle_application a ON a.id = v.application_id
WHERE a.delisted_at IS NOT NULL AND v.state NOT IN ('declared', 'assessing')
