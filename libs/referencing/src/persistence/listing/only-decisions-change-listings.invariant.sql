-- Invariant 2: a listing is what its last decision made of it.
SELECT l.id AS listing, d.number AS decision
FROM referencing.listing l LEFT JOIN referencing.decision d ON d.id = l.last_decision_id
WHERE d.id IS NULL
   OR d.application_id <> l.application_id
   OR (l.status <> 'delisted' AND d.basis IS NOT NULL AND (d.basis, d.valid_until, d.application_version, d.framework_version)
       IS DISTINCT FROM (l.basis, l.valid_until, l.covered_version, l.framework_version))
   OR (l.status = 'active' AND d.basis IS NULL);
