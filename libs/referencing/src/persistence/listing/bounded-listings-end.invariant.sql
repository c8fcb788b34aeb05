-- Invariant 13: temporary and trial listings end, and temporary ones in a row end within the time of the policy.
SELECT id AS listing, basis, valid_until, temporary_since, temporary_ceiling
FROM referencing.listing
WHERE basis IN ('temporary', 'trial')
  AND (valid_until IS NULL
    OR (basis = 'temporary' AND (temporary_since IS NULL OR temporary_ceiling IS NULL OR valid_until > temporary_ceiling)));
