-- What a hold may be put on.
SELECT 'organisation:' || id AS subject FROM identity.organisation
UNION ALL
SELECT 'account:' || id FROM identity.account
