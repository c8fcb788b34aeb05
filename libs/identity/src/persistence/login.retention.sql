-- Logins that nobody finished. Erased by: identity.erase_logins
SELECT encode(l.hash, 'hex') AS id, NULL::uuid AS organisation_id, NULL AS label, l.started_at AS ended_at,
  NULL::timestamptz AS not_before, '{}'::text[] AS subjects, NULL::jsonb AS reduced
FROM identity.login l
