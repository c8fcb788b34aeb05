-- Every organisation has at least one owner who can sign in.
SELECT o.id, o.name FROM identity.organisation o
WHERE NOT EXISTS (SELECT FROM identity.membership m
  WHERE m.organisation_id = o.id AND m.role = 'owner' AND m.account_id IS NOT NULL AND m.to_at IS NULL);
