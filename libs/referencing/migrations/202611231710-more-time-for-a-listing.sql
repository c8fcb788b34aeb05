-- More time for a listing that has an end: asked by the publisher, given once, by a decision.
ALTER TABLE referencing.decision DROP CONSTRAINT outcome_is_known;
ALTER TABLE referencing.decision
  ADD CONSTRAINT outcome_is_known CHECK (outcome IN (
    'full', 'full_with_reservations', 'temporary', 'trial', 'adjourned', 'rejected', 'inadmissible',
    'suspended', 'suspension_ratified', 'suspension_extended', 'lifted', 'delisted', 'expired', 'withdrawn', 'restored',
    'version_covered', 'stayed', 'stay_ended', 'prolonged'));

ALTER TABLE referencing.listing_event
  DROP CONSTRAINT listing_event_is_known,
  ADD CONSTRAINT listing_event_is_known CHECK (event IN (
    'listed', 'changed', 'suspended', 'suspension_ratified', 'suspension_extended', 'lifted', 'delisted', 'expired',
    'withdrawn', 'restored', 'version_covered', 'stayed', 'stay_ended', 'prolonged'));

CREATE TABLE referencing.prolongation (
  id              uuid PRIMARY KEY,
  listing_id      uuid        NOT NULL REFERENCES referencing.listing,
  organisation_id uuid        NOT NULL,
  basis           text        NOT NULL CONSTRAINT only_what_has_an_end_is_prolonged CHECK (basis IN ('temporary', 'trial')),
  motive          text        NOT NULL,
  state           text        NOT NULL CONSTRAINT prolongation_state_is_known CHECK (state IN ('requested', 'granted', 'refused', 'lapsed')),
  requested_by    uuid        NOT NULL,
  requested_at    timestamptz NOT NULL,
  answer_by       date        NOT NULL,
  answer          text,
  closed_at       timestamptz CONSTRAINT answered_prolongation_is_closed CHECK ((closed_at IS NULL) = (state = 'requested')),
  version         int         NOT NULL
);
CREATE UNIQUE INDEX one_requested_prolongation_per_listing ON referencing.prolongation (listing_id) WHERE state = 'requested';
CREATE INDEX prolongation_of_listing ON referencing.prolongation (listing_id, id);

-- After an adjournment the publisher may be given a second period to comply.
ALTER TABLE referencing.limit_extension
  DROP CONSTRAINT extensible_state_is_known,
  ADD CONSTRAINT extensible_state_is_known CHECK (state IN ('contracting', 'preparation', 'evaluation', 'observations'));
