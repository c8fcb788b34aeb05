-- What the oversight body decides on appeal is carried out here: effects frozen and put back, decisions annulled.
ALTER TABLE referencing.decision
  DROP CONSTRAINT outcome_is_known,
  DROP CONSTRAINT listing_outcome_grants,
  DROP CONSTRAINT only_some_measures_are_unsigned;
ALTER TABLE referencing.decision
  ADD CONSTRAINT outcome_is_known CHECK (outcome IN (
    'full', 'full_with_reservations', 'temporary', 'trial', 'adjourned', 'rejected', 'inadmissible',
    'suspended', 'suspension_ratified', 'suspension_extended', 'lifted', 'delisted', 'expired', 'withdrawn', 'restored',
    'version_covered', 'stayed', 'stay_ended')),
  -- The end of a stay puts back what was frozen: a suspension, which has a basis, or an end, which has none.
  ADD CONSTRAINT listing_outcome_grants CHECK (
    (basis IS NULL) = (valid_until IS NULL)
    AND (outcome = 'stay_ended'
      OR (outcome NOT IN ('adjourned', 'rejected', 'inadmissible', 'delisted', 'expired', 'withdrawn')) = (basis IS NOT NULL))),
  -- A stay ends unsigned when the appeal it belongs to is withdrawn.
  ADD CONSTRAINT only_some_measures_are_unsigned CHECK (
    signed_by IS NOT NULL OR outcome IN ('expired', 'withdrawn', 'restored', 'version_covered', 'stay_ended'));

ALTER TABLE referencing.listing
  ADD COLUMN stay jsonb,
  ADD CONSTRAINT only_what_stands_is_stayed CHECK (stay IS NULL OR status = 'active');

ALTER TABLE referencing.listing_event
  DROP CONSTRAINT listing_event_is_known,
  ADD CONSTRAINT listing_event_is_known CHECK (event IN (
    'listed', 'changed', 'suspended', 'suspension_ratified', 'suspension_extended', 'lifted', 'delisted', 'expired',
    'withdrawn', 'restored', 'version_covered', 'stayed', 'stay_ended'));

ALTER TABLE referencing.measure_proposal
  DROP CONSTRAINT proposal_source_is_known,
  ADD CONSTRAINT proposal_source_is_known CHECK (source_type IN (
    'finding', 'audit', 'incident', 'control_agency', 'version', 'officer', 'appeal'));

-- One line per settled appeal against a decision: what was done about it, once.
CREATE TABLE referencing.appeal_effect (
  appeal_id     uuid PRIMARY KEY,
  appeal_number text        NOT NULL,
  decision_id   uuid        NOT NULL REFERENCES referencing.decision,
  outcome       text        NOT NULL CONSTRAINT appeal_outcome_is_known CHECK (outcome IN ('dismissed', 'upheld', 'varied', 'remitted')),
  annulled      boolean     NOT NULL,
  -- The measure that followed, and the dossier in which the file is judged again, where there is one.
  followed_by   uuid REFERENCES referencing.decision,
  new_dossier   uuid REFERENCES referencing.dossier,
  carried_out_at timestamptz NOT NULL
);
CREATE INDEX appeal_effect_of_decision ON referencing.appeal_effect (decision_id);
CREATE INDEX appeal_effect_of_measure ON referencing.appeal_effect (followed_by) WHERE followed_by IS NOT NULL;
CREATE INDEX appeal_effect_of_dossier ON referencing.appeal_effect (new_dossier) WHERE new_dossier IS NOT NULL;
