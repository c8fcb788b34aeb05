-- Invariant 16: a live listing has one timer for its last day, and one for each thing that is due on a suspension.
SELECT l.id AS listing, wanted.kind, t.due_at
FROM referencing.listing l
CROSS JOIN LATERAL (VALUES
  ('listing.validity', l.status <> 'delisted'),
  ('listing.suspension', l.status = 'suspended'),
  ('listing.ratification', l.ratify_by IS NOT NULL)) AS wanted(kind, is_due)
LEFT JOIN jobs.timer t ON t.subject_kind = 'listing' AND t.subject_id = l.id::text AND t.kind = wanted.kind AND t.state = 'live'
WHERE (NOT wanted.is_due AND t.id IS NOT NULL)
   OR (wanted.kind = 'listing.validity' AND wanted.is_due AND t.id IS NULL AND l.valid_until >= (now() AT TIME ZONE 'Europe/Paris')::date);
