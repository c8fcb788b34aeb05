-- Invariant 14: a listing past its end has a dossier that can prolong it, submitted in time and undecided.
SELECT l.id AS listing, l.valid_until
FROM referencing.listing l
WHERE l.status IN ('active', 'suspended') AND l.valid_until < (now() AT TIME ZONE 'Europe/Paris')::date
  AND NOT EXISTS (
    SELECT FROM referencing.dossier o JOIN referencing.submission s ON s.dossier_id = o.id
    WHERE o.application_id = l.application_id AND o.kind NOT IN ('change', 'transition')
      AND o.state IN ('completeness', 'evaluation', 'reconciliation', 'observations', 'deciding')
      AND (s.frozen_at AT TIME ZONE 'Europe/Paris')::date <= l.valid_until);
