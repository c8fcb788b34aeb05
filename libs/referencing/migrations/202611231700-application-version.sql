-- Releases of a listed application: what the publisher said of them, whether a decision covers them.
CREATE TABLE referencing.application_version (
  id              uuid PRIMARY KEY,
  listing_id      uuid        NOT NULL REFERENCES referencing.listing,
  application_id  uuid        NOT NULL REFERENCES referencing.application,
  organisation_id uuid        NOT NULL,
  number          text        NOT NULL,
  state           text        NOT NULL CONSTRAINT version_state_is_known CHECK (state IN ('declared', 'assessing', 'covered', 'superseded', 'rejected')),
  declared_by     uuid,
  declared_at     timestamptz NOT NULL,
  release_on      date,
  impact          jsonb,
  former_kept     boolean,
  note            text,
  confirm_by      date,
  class_motive    text,
  former_id       uuid REFERENCES referencing.application_version,
  dossier_id      uuid REFERENCES referencing.dossier,
  draw            jsonb,
  check_made      jsonb,
  ended_because   text CONSTRAINT version_end_is_known CHECK (ended_because IN ('refused', 'not_filed', 'never_released', 'rolled_back', 'listing_ended')),
  version         int         NOT NULL,
  CONSTRAINT declared_version_says_what_changed CHECK (
    (declared_by IS NULL) = (impact IS NULL) AND (declared_by IS NULL) = (release_on IS NULL)),
  CONSTRAINT declared_version_has_its_day CHECK ((state = 'declared') = (confirm_by IS NOT NULL)),
  CONSTRAINT rejected_version_says_why CHECK ((state = 'rejected') = (ended_because IS NOT NULL)),
  CONSTRAINT assessed_change_has_its_dossier CHECK (state <> 'assessing' OR dossier_id IS NOT NULL)
);
CREATE UNIQUE INDEX one_covered_version_per_listing ON referencing.application_version (listing_id) WHERE state = 'covered';
CREATE UNIQUE INDEX one_version_of_a_number ON referencing.application_version (listing_id, number) WHERE state <> 'rejected';
CREATE UNIQUE INDEX one_change_in_hand ON referencing.application_version (listing_id)
  WHERE state = 'assessing' OR (state = 'declared' AND impact ->> 'class' = 'substantial');
CREATE INDEX version_of_listing ON referencing.application_version (listing_id, id);
CREATE INDEX version_of_organisation ON referencing.application_version (organisation_id, id);
CREATE INDEX version_of_dossier ON referencing.application_version (dossier_id) WHERE dossier_id IS NOT NULL;
CREATE INDEX version_to_check ON referencing.application_version (id) WHERE draw ->> 'drawn' = 'true' AND check_made IS NULL;

-- The version each listing covers today was judged with its file.
INSERT INTO referencing.application_version
  (id, listing_id, application_id, organisation_id, number, state, declared_at, dossier_id, version)
SELECT uuidv7(), l.id, l.application_id, l.organisation_id, l.covered_version, 'covered', d.signed_at, d.dossier_id, 1
FROM referencing.listing l JOIN referencing.decision d ON d.id = l.assessed_by;

-- A change that an agent found and nobody had declared.
CREATE TABLE referencing.undeclared_change (
  id              uuid PRIMARY KEY,
  listing_id      uuid        NOT NULL REFERENCES referencing.listing,
  application_id  uuid        NOT NULL REFERENCES referencing.application,
  organisation_id uuid        NOT NULL,
  number          text        NOT NULL,
  seen            text        NOT NULL,
  found_by        uuid        NOT NULL,
  found_at        timestamptz NOT NULL,
  declare_by      date        NOT NULL,
  state           text        NOT NULL CONSTRAINT undeclared_state_is_known CHECK (state IN ('asked', 'overdue', 'declared', 'dropped')),
  version_id      uuid REFERENCES referencing.application_version,
  motive          text,
  version         int         NOT NULL,
  CONSTRAINT declared_change_names_its_version CHECK ((state = 'declared') = (version_id IS NOT NULL)),
  CONSTRAINT dropped_change_says_why CHECK ((state = 'dropped') = (motive IS NOT NULL))
);
CREATE UNIQUE INDEX one_letter_per_undeclared_version ON referencing.undeclared_change (listing_id, number) WHERE state IN ('asked', 'overdue');
CREATE INDEX undeclared_change_of_listing ON referencing.undeclared_change (listing_id, id);
CREATE INDEX undeclared_change_of_organisation ON referencing.undeclared_change (organisation_id, id);

ALTER TABLE referencing.finding
  DROP CONSTRAINT finding_source_is_known,
  ADD CONSTRAINT finding_source_is_known CHECK (source_type IN ('decision', 'audit', 'incident', 'framework', 'version'));

-- What weighs in the choice of audits: versions that were substantial, or found undeclared, each counted once.
CREATE VIEW referencing.counted_change AS
  SELECT application_id, number, min(seen_on) AS seen_on FROM (
    SELECT application_id, number, (declared_at AT TIME ZONE 'Europe/Paris')::date AS seen_on
    FROM referencing.application_version WHERE impact ->> 'class' = 'substantial'
    UNION ALL
    SELECT application_id, number, (found_at AT TIME ZONE 'Europe/Paris')::date
    FROM referencing.undeclared_change WHERE state <> 'dropped') AS seen
  GROUP BY application_id, number;
GRANT SELECT ON referencing.counted_change TO aval_app;
CREATE OR REPLACE VIEW referencing.listing_to_audit AS
  SELECT l.id AS listing_id, l.application_id, a.name AS application_name, l.organisation_id, l.tier, l.framework_version,
    l.status, l.suspended_on, (d.signed_at AT TIME ZONE 'Europe/Paris')::date AS assessed_on,
    -- Since the application was last judged, or last audited.
    (SELECT count(*)::int FROM referencing.counted_change c WHERE c.application_id = l.application_id
       AND c.seen_on > greatest((d.signed_at AT TIME ZONE 'Europe/Paris')::date, p.last_audit_on)) AS changes,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('criterion', v -> 'criterion', 'severity', v -> 'severity') ORDER BY v ->> 'criterion'), '[]')
     FROM jsonb_array_elements(d.verdicts) v WHERE v ->> 'verdict' <> 'non_applicable') AS criteria
  FROM referencing.listing l
    JOIN referencing.application a ON a.id = l.application_id
    JOIN referencing.decision d ON d.id = l.assessed_by
    LEFT JOIN referencing.listing_public p ON p.listing_id = l.id;

-- What a version was and how it was classed stays; words of people, and who said them, go.
CREATE FUNCTION referencing.erase_versions(order_id uuid, of_class text) RETURNS TABLE (record text, n bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN QUERY WITH emptied AS (
    UPDATE referencing.application_version SET note = NULL, check_made = NULL,
      class_motive = CASE WHEN class_motive IS NOT NULL THEN '…' END
    WHERE id IN (SELECT i::uuid FROM retention.items_of(order_id, of_class) i) RETURNING 1)
  SELECT 'application_version', count(*) FROM emptied;
END $$;

CREATE FUNCTION referencing.erase_undeclared_changes(order_id uuid, of_class text) RETURNS TABLE (record text, n bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN QUERY WITH emptied AS (
    UPDATE referencing.undeclared_change SET seen = '…', motive = CASE WHEN motive IS NOT NULL THEN '…' END
    WHERE id IN (SELECT i::uuid FROM retention.items_of(order_id, of_class) i) RETURNING 1)
  SELECT 'undeclared_change', count(*) FROM emptied;
END $$;
