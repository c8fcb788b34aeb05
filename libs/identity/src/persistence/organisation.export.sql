-- The organisation and who belongs, or belonged, to it.
SELECT o.id, o.name, o.siren, o.kind, o.created_at AS "createdAt", o.verified_at AS "verifiedAt", (
    SELECT coalesce(jsonb_agg(jsonb_build_object('email', m.email, 'role', m.role, 'from', m.from_at, 'to', m.to_at) ORDER BY m.id), '[]')
    FROM identity.membership m WHERE m.organisation_id = o.id) AS members
FROM identity.organisation o WHERE o.id = $1
