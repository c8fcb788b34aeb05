-- What the audit context may ask of this one: the listings with what was judged of them, and the proofs they rest on.
CREATE VIEW referencing.listing_to_audit AS
  SELECT l.id AS listing_id, l.application_id, a.name AS application_name, l.organisation_id, l.tier, l.framework_version,
    l.status, l.suspended_on, (d.signed_at AT TIME ZONE 'Europe/Paris')::date AS assessed_on,
    -- The application shows another version than the one that was judged.
    (a.current_version <> l.covered_version)::int AS changes,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('criterion', v -> 'criterion', 'severity', v -> 'severity') ORDER BY v ->> 'criterion'), '[]')
     FROM jsonb_array_elements(d.verdicts) v WHERE v ->> 'verdict' <> 'non_applicable') AS criteria
  FROM referencing.listing l
    JOIN referencing.application a ON a.id = l.application_id
    JOIN referencing.decision d ON d.id = l.assessed_by;
CREATE VIEW referencing.proof_in_use AS
  SELECT l.id AS listing_id, (e.uploaded_at AT TIME ZONE 'Europe/Paris')::date AS handed_in_on, l.valid_until AS serves_until
  FROM referencing.listing l
    JOIN referencing.decision d ON d.id = l.assessed_by
    JOIN referencing.evidence e ON e.dossier_id = d.dossier_id AND e.removed_at IS NULL
  WHERE l.status <> 'delisted';
GRANT SELECT ON referencing.listing_to_audit, referencing.proof_in_use TO aval_app;

-- The public reads when a listing was audited last, and what came of it.
ALTER TABLE referencing.listing_public
  ADD COLUMN last_audit_on date,
  ADD COLUMN last_audit_outcome text CONSTRAINT last_audit_outcome_is_known CHECK (last_audit_outcome IN ('conform', 'corrected', 'non_conform')),
  ADD CONSTRAINT last_audit_is_whole CHECK ((last_audit_on IS NULL) = (last_audit_outcome IS NULL));
CREATE OR REPLACE VIEW referencing.public_listing AS SELECT * FROM referencing.listing_public;
