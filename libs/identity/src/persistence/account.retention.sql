-- People without a function, a membership or a mandate any more, from the last of them. Erased by: identity.erase_accounts
SELECT a.id::text AS id, NULL::uuid AS organisation_id, NULL AS label,
  greatest(a.created_at, a.last_login_at, (SELECT max(m.to_at) FROM identity.membership m WHERE m.account_id = a.id),
    (SELECT max(coalesce(m.revoked_at, (m.to_day + 1)::timestamp AT TIME ZONE 'Europe/Paris'))
     FROM identity.mandate m WHERE m.delegate_account_id = a.id),
    (x.mandate_to + 1)::timestamp AT TIME ZONE 'Europe/Paris') AS ended_at,
  NULL::timestamptz AS not_before, ARRAY['account:' || a.id] AS subjects,
  jsonb_build_object('createdAt', a.created_at) AS reduced
FROM identity.account a LEFT JOIN evaluation.expert_mandate x ON x.account_id = a.id
WHERE a.issuer <> 'erased' AND a.staff_roles <@ ARRAY['expert'] AND (a.staff_roles = '{}' OR x.mandate_to IS NOT NULL)
  AND NOT EXISTS (SELECT FROM identity.membership m WHERE m.account_id = a.id AND m.to_at IS NULL)
