-- Decisions, and what follows from them: the draft before, the notice after, the place in the catalogue, the findings.
CREATE TABLE referencing.decision (
  id                  uuid PRIMARY KEY,
  number              text        NOT NULL CONSTRAINT one_decision_per_number UNIQUE,
  kind                text        NOT NULL CONSTRAINT decision_kind_is_known CHECK (kind IN ('evaluation', 'replacement', 'inadmissibility')),
  dossier_id          uuid        NOT NULL REFERENCES referencing.dossier,
  application_id      uuid        NOT NULL REFERENCES referencing.application,
  organisation_id     uuid        NOT NULL,
  application_version text        NOT NULL,
  framework_version   text,
  policy_version      text,
  tier                text,
  outcome             text        NOT NULL CONSTRAINT outcome_is_known CHECK (outcome IN (
    'full', 'full_with_reservations', 'temporary', 'trial', 'adjourned', 'rejected', 'inadmissible')),
  basis               text        CONSTRAINT decided_basis_is_known CHECK (basis IN ('full', 'temporary', 'trial')),
  valid_until         date,
  temporary_since     date,
  temporary_ceiling   date,
  resubmission_until  date,
  verdicts            jsonb       NOT NULL,
  letters             jsonb       NOT NULL,
  badges              text[]      NOT NULL,
  motives             jsonb       NOT NULL,
  remedies            text        NOT NULL,
  appeal              jsonb       NOT NULL,
  proposal            jsonb,
  departure_motive    text,
  prepared_by         uuid,
  signed_by           uuid        NOT NULL,
  second_signed_by    uuid,
  signed_at           timestamptz NOT NULL,
  effective_on        date        NOT NULL,
  supersedes          uuid        CONSTRAINT one_replacement_per_decision UNIQUE REFERENCES referencing.decision,
  hash                text        NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  -- The transaction of the decision: what it changes must be changed there and nowhere else (invariant 2).
  recorded_in         xid8        NOT NULL DEFAULT pg_current_xact_id(),
  CONSTRAINT listing_outcome_grants CHECK (
    (outcome IN ('full', 'full_with_reservations', 'temporary', 'trial')) = (basis IS NOT NULL AND valid_until IS NOT NULL)),
  CONSTRAINT framework_is_named CHECK (
    kind = 'inadmissibility' OR (framework_version IS NOT NULL AND policy_version IS NOT NULL AND tier IS NOT NULL)),
  CONSTRAINT replacement_names_what_it_replaces CHECK (kind <> 'replacement' OR supersedes IS NOT NULL),
  CONSTRAINT nobody_decides_alone CHECK (
    signed_by IS DISTINCT FROM prepared_by AND (second_signed_by IS NULL OR second_signed_by NOT IN (signed_by, prepared_by)))
);
-- Invariant 4, one half: a dossier is decided once. What replaces that decision is of another kind.
CREATE UNIQUE INDEX one_decision_per_dossier ON referencing.decision (dossier_id) WHERE kind = 'evaluation';
CREATE UNIQUE INDEX one_inadmissibility_per_dossier ON referencing.decision (dossier_id) WHERE kind = 'inadmissibility';
CREATE INDEX decision_of_dossier ON referencing.decision (dossier_id, id);
CREATE INDEX decision_of_application ON referencing.decision (application_id, id);
CREATE INDEX decision_of_organisation ON referencing.decision (organisation_id, id);
SELECT public.make_append_only('referencing.decision');

CREATE TABLE referencing.decision_number (
  year int    PRIMARY KEY,
  last bigint NOT NULL
);

CREATE FUNCTION referencing.check_decided_dossier() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  about   uuid := to_jsonb(NEW) ->> CASE TG_TABLE_NAME WHEN 'dossier' THEN 'id' ELSE 'dossier_id' END;
  decided boolean := (SELECT o.state = 'decided' FROM referencing.dossier o WHERE o.id = about);
  signed  int := (SELECT count(*) FROM referencing.decision d WHERE d.dossier_id = about AND d.kind = 'evaluation');
BEGIN
  IF decided <> (signed = 1) THEN
    RAISE EXCEPTION 'a dossier is decided if and only if its decision is signed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER decided_dossier_has_its_decision AFTER INSERT OR UPDATE ON referencing.dossier
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION referencing.check_decided_dossier();
CREATE CONSTRAINT TRIGGER decision_has_its_decided_dossier AFTER INSERT ON referencing.decision
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION referencing.check_decided_dossier();

CREATE TABLE referencing.decision_draft (
  dossier_id       uuid PRIMARY KEY REFERENCES referencing.dossier,
  outcome          text        NOT NULL,
  departure_motive text,
  motives          jsonb       NOT NULL,
  remedies         text        NOT NULL,
  prepared_by      uuid        NOT NULL,
  prepared_at      timestamptz NOT NULL,
  first_signed_by  uuid        CONSTRAINT first_signer_did_not_prepare CHECK (first_signed_by <> prepared_by),
  first_signed_at  timestamptz,
  version          int         NOT NULL,
  CONSTRAINT first_signature_has_its_hour CHECK ((first_signed_by IS NULL) = (first_signed_at IS NULL))
);

CREATE TABLE referencing.notice (
  id              uuid PRIMARY KEY,
  decision_id     uuid        NOT NULL CONSTRAINT one_notice_per_decision UNIQUE REFERENCES referencing.decision,
  organisation_id uuid        NOT NULL,
  state           text        NOT NULL CONSTRAINT notice_state_is_known CHECK (state IN ('available', 'deemed_read', 'acknowledged')),
  available_at    timestamptz NOT NULL,
  deemed_read_on  date        NOT NULL,
  read_at         timestamptz,
  read_by         uuid,
  notified_on     date,
  appeal_until    date,
  lodge_within    text        NOT NULL,
  version         int         NOT NULL,
  CONSTRAINT acknowledged_notice_has_its_receipt CHECK ((state = 'acknowledged') = (read_at IS NOT NULL AND read_by IS NOT NULL)),
  CONSTRAINT notified_decision_may_be_appealed CHECK ((state = 'available') = (notified_on IS NULL) AND (notified_on IS NULL) = (appeal_until IS NULL))
);
CREATE INDEX notice_of_organisation ON referencing.notice (organisation_id, id);

CREATE TABLE referencing.listing (
  id                uuid PRIMARY KEY,
  application_id    uuid        NOT NULL REFERENCES referencing.application,
  organisation_id   uuid        NOT NULL,
  status            text        NOT NULL CONSTRAINT listing_status_is_known CHECK (status IN ('active', 'suspended', 'delisted')),
  basis             text        NOT NULL CONSTRAINT listing_basis_is_known CHECK (basis IN ('full', 'temporary', 'trial')),
  covered_version   text        NOT NULL,
  framework_version text        NOT NULL,
  tier              text        NOT NULL,
  badges            text[]      NOT NULL,
  valid_from        date        NOT NULL,
  valid_until       date        NOT NULL,
  temporary_since   date,
  temporary_ceiling date,
  last_decision_id  uuid        NOT NULL REFERENCES referencing.decision,
  listed_at         timestamptz NOT NULL,
  delisted_at       timestamptz,
  motive            text,
  version           int         NOT NULL,
  -- Invariant 13. The ceiling is the policy's, written down when the decision was taken.
  CONSTRAINT temporary_listing_is_bounded CHECK (
    (basis = 'temporary') = (temporary_since IS NOT NULL AND temporary_ceiling IS NOT NULL)
    AND (basis <> 'temporary' OR valid_until <= temporary_ceiling)),
  CONSTRAINT delisted_listing_has_its_end CHECK ((status = 'delisted') = (delisted_at IS NOT NULL))
);
-- Invariant 1.
CREATE UNIQUE INDEX one_live_listing_per_application ON referencing.listing (application_id) WHERE status IN ('active', 'suspended');
CREATE INDEX listing_of_organisation ON referencing.listing (organisation_id, id);
CREATE INDEX listing_by_end ON referencing.listing (valid_until, id) WHERE status IN ('active', 'suspended');

-- Invariant 2: only a decision changes a listing, also when the clock or the publisher is the cause.
CREATE FUNCTION referencing.require_new_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (TG_OP = 'UPDATE' AND NEW.last_decision_id = OLD.last_decision_id) OR NOT EXISTS (
    SELECT FROM referencing.decision
    WHERE id = NEW.last_decision_id AND application_id = NEW.application_id AND recorded_in = pg_current_xact_id()) THEN
    RAISE EXCEPTION 'a listing changes only together with a new decision' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER only_a_decision_changes_a_listing BEFORE INSERT OR UPDATE ON referencing.listing
  FOR EACH ROW EXECUTE FUNCTION referencing.require_new_decision();

CREATE TABLE referencing.finding (
  id          uuid PRIMARY KEY,
  listing_id  uuid        NOT NULL REFERENCES referencing.listing,
  criterion   text        NOT NULL,
  severity    text        NOT NULL,
  source_type text        NOT NULL CONSTRAINT finding_source_is_known CHECK (source_type IN ('decision', 'audit', 'incident', 'framework')),
  source_id   text        NOT NULL,
  text        text        NOT NULL,
  due_on      date        NOT NULL,
  state       text        NOT NULL CONSTRAINT finding_state_is_known CHECK (state IN ('open', 'planned', 'submitted', 'verified', 'waived', 'failed')),
  opened_at   timestamptz NOT NULL,
  closed_at   timestamptz,
  version     int         NOT NULL,
  CONSTRAINT one_finding_per_source_and_criterion UNIQUE (source_type, source_id, criterion),
  CONSTRAINT closed_finding_has_its_end CHECK ((state IN ('verified', 'waived', 'failed')) = (closed_at IS NOT NULL))
);
CREATE INDEX finding_of_listing ON referencing.finding (listing_id, id);
CREATE INDEX finding_by_due ON referencing.finding (due_on, id) WHERE state IN ('open', 'planned');
