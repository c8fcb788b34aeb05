-- Invariant 2: a listing is what its last decision made of it, and shows the verdicts of the last that judged a file.
SELECT l.id AS listing, d.number AS decision, l.status
FROM referencing.listing l
  LEFT JOIN referencing.decision d ON d.id = l.last_decision_id
  LEFT JOIN referencing.decision a ON a.id = l.assessed_by
WHERE d.id IS NULL
   OR d.application_id <> l.application_id
   OR (d.kind = 'measure' AND d.listing_id <> l.id)
   OR a.kind = 'measure' OR a.application_id <> l.application_id
   OR (d.basis IS NOT NULL AND (d.basis, d.valid_until, d.application_version, d.framework_version)
       IS DISTINCT FROM (l.basis, l.valid_until, l.covered_version, l.framework_version))
   OR l.status <> CASE
        WHEN d.outcome IN ('suspended', 'suspension_ratified', 'suspension_extended') THEN 'suspended'
        WHEN d.outcome = 'stay_ended' AND d.basis IS NOT NULL THEN 'suspended'
        WHEN d.outcome = 'version_covered' THEN l.status
        WHEN d.basis IS NULL THEN 'delisted'
        ELSE 'active' END;
