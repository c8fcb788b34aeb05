-- What was answered to a request with a key: no retry comes so late. Erased by: http.erase_idempotency
SELECT jsonb_build_array(r.caller, r.key)::text AS id, NULL::uuid AS organisation_id, NULL AS label, r.started_at AS ended_at,
  NULL::timestamptz AS not_before, '{}'::text[] AS subjects, NULL::jsonb AS reduced
FROM http.idempotency r
