-- Verification audits: the plan of each year with its scores and its draw, and the audits themselves.
CREATE SCHEMA audit;

CREATE TABLE audit.plan (
  id                uuid PRIMARY KEY,
  year              int         NOT NULL CONSTRAINT one_plan_per_year UNIQUE,
  capacity          int         NOT NULL CONSTRAINT capacity_is_counted CHECK (capacity >= 0),
  framework_version text        NOT NULL,
  policy_version    text        NOT NULL,
  population_hash   text        NOT NULL CHECK (population_hash ~ '^[0-9a-f]{64}$'),
  population_size   int         NOT NULL,
  chosen_by_score   uuid[]      NOT NULL,
  places_by_draw    int         NOT NULL,
  frozen_at         timestamptz NOT NULL,
  frozen_by         uuid        NOT NULL,
  -- Number of the journal entry: the seed is the root of the first checkpoint after it.
  entry             bigint      NOT NULL,
  seed              text        CHECK (seed ~ '^[0-9a-f]{64}$'),
  checkpoint        text,
  ranks             int,
  drawn             uuid[]      NOT NULL,
  drawn_at          timestamptz,
  published_at      timestamptz,
  state             text        NOT NULL CONSTRAINT plan_state_is_known CHECK (state IN ('frozen', 'drawn', 'published')),
  version           int         NOT NULL,
  CONSTRAINT capacity_is_not_exceeded CHECK (cardinality(chosen_by_score) + cardinality(drawn) <= capacity),
  CONSTRAINT drawn_plan_has_its_seed CHECK (
    (state = 'frozen') = (seed IS NULL) AND (seed IS NULL) = (checkpoint IS NULL) AND (seed IS NULL) = (ranks IS NULL)
    AND (seed IS NULL) = (drawn_at IS NULL)),
  CONSTRAINT published_plan_has_its_day CHECK ((state = 'published') = (published_at IS NOT NULL))
);
CREATE INDEX plan_that_waits ON audit.plan (state, year) WHERE state <> 'published';

-- The frozen population: every listing with every part of its score.
CREATE TABLE audit.candidate (
  plan_id    uuid             NOT NULL REFERENCES audit.plan,
  listing_id uuid             NOT NULL,
  tier       text             NOT NULL,
  checked_on date             NOT NULL,
  points     double precision NOT NULL,
  parts      jsonb            NOT NULL,
  PRIMARY KEY (plan_id, listing_id)
);
CREATE INDEX candidate_by_score ON audit.candidate (plan_id, points DESC, listing_id);

CREATE TABLE audit.audit (
  id                  uuid PRIMARY KEY,
  plan_id             uuid REFERENCES audit.plan,
  listing_id          uuid        NOT NULL,
  application_id      uuid        NOT NULL,
  application_name    text        NOT NULL,
  organisation_id     uuid        NOT NULL,
  framework_version   text        NOT NULL,
  tier                text        NOT NULL,
  reason              text        NOT NULL CONSTRAINT reason_is_known CHECK (reason IN ('risk', 'draw', 'request', 'event')),
  cause               text        NOT NULL,
  motive              text        NOT NULL,
  score               double precision,
  score_parts         jsonb       NOT NULL,
  seed                text,
  planned_on          date        NOT NULL,
  announced           boolean,
  mission             text,
  starts_on           date,
  lead_id             uuid,
  team                uuid[]      NOT NULL,
  sample              jsonb       NOT NULL,
  told_at             timestamptz,
  started_at          timestamptz,
  fieldwork_due_on    date,
  access              jsonb,
  report              text,
  reported_at         timestamptz,
  drafts              jsonb       NOT NULL,
  observations_due_on date,
  observations        text,
  observed_at         timestamptz,
  followed            jsonb       NOT NULL,
  outcome             text        CONSTRAINT audit_outcome_is_known CHECK (outcome IN ('conform', 'corrected', 'non_conform')),
  cancel_motive       text,
  created_at          timestamptz NOT NULL,
  closed_at           timestamptz,
  state               text        NOT NULL CONSTRAINT audit_state_is_known CHECK (state IN ('planned', 'open', 'observations', 'corrective', 'closed', 'cancelled')),
  state_since         timestamptz NOT NULL,
  version             int         NOT NULL,
  CONSTRAINT one_cause_audits_once UNIQUE (listing_id, cause),
  CONSTRAINT scored_audit_keeps_its_parts CHECK ((score IS NULL) = (score_parts = '[]'::jsonb)),
  CONSTRAINT letter_is_whole CHECK (
    (starts_on IS NULL) = (mission IS NULL) AND (starts_on IS NULL) = (lead_id IS NULL)
    AND (starts_on IS NULL) = (announced IS NULL) AND (starts_on IS NULL OR lead_id = ANY (team))),
  CONSTRAINT started_audit_was_told CHECK (
    (started_at IS NULL) = (state IN ('planned', 'cancelled')) AND (started_at IS NULL OR (told_at IS NOT NULL AND starts_on IS NOT NULL))),
  CONSTRAINT ended_audit_has_its_end CHECK ((state IN ('closed', 'cancelled')) = (closed_at IS NOT NULL)),
  CONSTRAINT closed_audit_has_its_outcome CHECK ((state = 'closed') = (outcome IS NOT NULL)),
  CONSTRAINT cancelled_audit_has_its_motive CHECK ((state = 'cancelled') = (cancel_motive IS NOT NULL))
);
CREATE UNIQUE INDEX one_audit_at_work_per_listing ON audit.audit (listing_id) WHERE state IN ('planned', 'open');
CREATE INDEX audit_of_listing ON audit.audit (listing_id, id);
CREATE INDEX audit_of_organisation ON audit.audit (organisation_id, id) WHERE told_at IS NOT NULL;
CREATE INDEX audit_by_state ON audit.audit (state, id);
CREATE INDEX audit_of_plan ON audit.audit (plan_id, state) WHERE plan_id IS NOT NULL;
CREATE INDEX audit_overdue ON audit.audit (planned_on, id) WHERE state = 'planned';

SELECT public.open_schema_to_application('audit');
SELECT public.make_append_only('audit.candidate');
