-- Invariant 25: the version shown is the one the last decision was taken on, or covered.
SELECT p.slug, p.version_assessed, d.application_version
FROM referencing.listing_public p
  JOIN referencing.listing l ON l.id = p.listing_id
  JOIN referencing.decision d ON d.id = l.last_decision_id
WHERE d.basis IS NOT NULL AND p.version_assessed IS DISTINCT FROM d.application_version;
