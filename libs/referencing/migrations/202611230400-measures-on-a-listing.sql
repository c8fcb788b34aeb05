-- After the decision: suspensions, ends and what leads to them. A measure is a decision without a dossier.
ALTER TABLE referencing.decision
  ALTER COLUMN dossier_id DROP NOT NULL,
  ALTER COLUMN signed_by DROP NOT NULL,
  ADD COLUMN listing_id uuid,
  DROP CONSTRAINT decision_kind_is_known,
  DROP CONSTRAINT outcome_is_known,
  DROP CONSTRAINT listing_outcome_grants,
  DROP CONSTRAINT nobody_decides_alone;
ALTER TABLE referencing.decision
  ADD CONSTRAINT decision_kind_is_known CHECK (kind IN ('evaluation', 'replacement', 'inadmissibility', 'measure')),
  ADD CONSTRAINT outcome_is_known CHECK (outcome IN (
    'full', 'full_with_reservations', 'temporary', 'trial', 'adjourned', 'rejected', 'inadmissible',
    'suspended', 'suspension_ratified', 'suspension_extended', 'lifted', 'delisted', 'expired', 'withdrawn', 'restored', 'version_covered')),
  ADD CONSTRAINT listing_outcome_grants CHECK (
    (outcome NOT IN ('adjourned', 'rejected', 'inadmissible', 'delisted', 'expired', 'withdrawn'))
    = (basis IS NOT NULL AND valid_until IS NOT NULL)),
  ADD CONSTRAINT measure_is_about_a_listing CHECK ((kind = 'measure') = (listing_id IS NOT NULL) AND (kind = 'measure') = (dossier_id IS NULL)),
  -- The clock and the publisher's own wish need nobody's signature; all else does.
  ADD CONSTRAINT only_some_measures_are_unsigned CHECK (
    signed_by IS NOT NULL OR outcome IN ('expired', 'withdrawn', 'restored', 'version_covered')),
  ADD CONSTRAINT nobody_decides_alone CHECK (
    (signed_by IS NULL OR signed_by IS DISTINCT FROM prepared_by)
    AND (second_signed_by IS NULL OR second_signed_by NOT IN (signed_by, prepared_by)));
CREATE INDEX decision_of_listing ON referencing.decision (listing_id, id) WHERE listing_id IS NOT NULL;

ALTER TABLE referencing.listing DISABLE TRIGGER only_a_decision_changes_a_listing;
ALTER TABLE referencing.listing
  ADD COLUMN assessed_by uuid REFERENCES referencing.decision,
  ADD COLUMN suspended_on date,
  ADD COLUMN suspended_until date,
  ADD COLUMN suspension_ceiling date,
  ADD COLUMN ratify_by timestamptz;
UPDATE referencing.listing l SET assessed_by = coalesce(
  (SELECT d.id FROM referencing.decision d WHERE d.id = l.last_decision_id AND d.basis IS NOT NULL),
  (SELECT d.supersedes FROM referencing.decision d WHERE d.id = l.last_decision_id));
ALTER TABLE referencing.listing
  ALTER COLUMN assessed_by SET NOT NULL,
  ADD CONSTRAINT suspension_has_its_days CHECK (
    (status = 'suspended') = (suspended_on IS NOT NULL)
    AND (suspended_on IS NULL) = (suspended_until IS NULL) AND (suspended_on IS NULL) = (suspension_ceiling IS NULL)
    AND (suspended_until IS NULL OR suspended_until <= suspension_ceiling)),
  ADD CONSTRAINT only_suspensions_are_ratified CHECK (ratify_by IS NULL OR status = 'suspended');
ALTER TABLE referencing.listing ENABLE TRIGGER only_a_decision_changes_a_listing;

ALTER TABLE referencing.listing_event
  DROP CONSTRAINT listing_event_is_known,
  ADD CONSTRAINT listing_event_is_known CHECK (event IN (
    'listed', 'changed', 'suspended', 'suspension_ratified', 'suspension_extended', 'lifted', 'delisted', 'expired',
    'withdrawn', 'restored', 'version_covered'));

-- The publisher is heard before an adverse measure, except in an emergency.
CREATE TABLE referencing.hearing (
  id              uuid PRIMARY KEY,
  listing_id      uuid        NOT NULL REFERENCES referencing.listing,
  organisation_id uuid        NOT NULL,
  measure         text        NOT NULL CONSTRAINT heard_measure_is_known CHECK (measure IN ('suspend', 'delist')),
  motive          text        NOT NULL,
  state           text        NOT NULL CONSTRAINT hearing_state_is_known CHECK (state IN ('open', 'answered', 'unanswered', 'cancelled')),
  opened_by       uuid        NOT NULL,
  opened_at       timestamptz NOT NULL,
  due_on          date        NOT NULL,
  observations    text,
  answered_by     uuid,
  answered_at     timestamptz,
  version         int         NOT NULL,
  CONSTRAINT answered_hearing_has_its_words CHECK ((state = 'answered') = (observations IS NOT NULL AND answered_by IS NOT NULL AND answered_at IS NOT NULL))
);
CREATE UNIQUE INDEX one_open_hearing_per_measure ON referencing.hearing (listing_id, measure) WHERE state = 'open';
CREATE INDEX hearing_of_listing ON referencing.hearing (listing_id, id);
CREATE INDEX hearing_of_organisation ON referencing.hearing (organisation_id, id);

-- What somebody, or a failed finding, asks the signatory to do. Nothing is done without him.
CREATE TABLE referencing.measure_proposal (
  id           uuid PRIMARY KEY,
  listing_id   uuid        NOT NULL REFERENCES referencing.listing,
  measure      text        NOT NULL CONSTRAINT proposed_measure_is_known CHECK (measure IN ('suspend', 'delist', 'lift')),
  source_type  text        NOT NULL CONSTRAINT proposal_source_is_known CHECK (source_type IN ('finding', 'audit', 'incident', 'control_agency', 'version', 'officer')),
  source_id    text        NOT NULL,
  motive       text        NOT NULL,
  proposed_by  uuid,
  proposed_at  timestamptz NOT NULL,
  state        text        NOT NULL CONSTRAINT proposal_state_is_known CHECK (state IN ('open', 'followed', 'dismissed')),
  closed_by    uuid,
  closed_at    timestamptz,
  answer       text,
  decision_id  uuid REFERENCES referencing.decision,
  version      int         NOT NULL,
  CONSTRAINT one_proposal_per_source UNIQUE (source_type, source_id, measure),
  CONSTRAINT closed_proposal_has_its_end CHECK ((state = 'open') = (closed_at IS NULL)),
  CONSTRAINT followed_proposal_has_its_decision CHECK ((state = 'followed') = (decision_id IS NOT NULL))
);
CREATE INDEX measure_proposal_of_listing ON referencing.measure_proposal (listing_id, id);
CREATE INDEX measure_proposal_to_answer ON referencing.measure_proposal (id) WHERE state = 'open';

-- The publisher leaves, with notice: users are told before.
CREATE TABLE referencing.withdrawal_request (
  id              uuid PRIMARY KEY,
  listing_id      uuid        NOT NULL REFERENCES referencing.listing,
  organisation_id uuid        NOT NULL,
  motive          text        NOT NULL,
  state           text        NOT NULL CONSTRAINT withdrawal_state_is_known CHECK (state IN ('running', 'carried_out', 'cancelled')),
  requested_by    uuid        NOT NULL,
  requested_at    timestamptz NOT NULL,
  effective_on    date        NOT NULL,
  version         int         NOT NULL
);
CREATE UNIQUE INDEX one_running_withdrawal_per_listing ON referencing.withdrawal_request (listing_id) WHERE state = 'running';
CREATE INDEX withdrawal_of_listing ON referencing.withdrawal_request (listing_id, id);
