-- Sessions that are over in any case. Erased by: identity.erase_sessions
SELECT encode(s.hash, 'hex') AS id, NULL::uuid AS organisation_id, NULL AS label, s.created_at AS ended_at,
  NULL::timestamptz AS not_before, '{}'::text[] AS subjects, NULL::jsonb AS reduced
FROM identity.session s
