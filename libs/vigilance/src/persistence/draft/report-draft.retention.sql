-- Drafts of the portal that are over. Erased by: vigilance.erase_drafts
SELECT encode(d.hash, 'hex') AS id, NULL::uuid AS organisation_id, NULL AS label, d.expires_at AS ended_at,
  NULL::timestamptz AS not_before, '{}'::text[] AS subjects, NULL::jsonb AS reduced
FROM vigilance.draft d
