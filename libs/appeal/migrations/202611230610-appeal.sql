-- Recours: a party asks people who took no part to look again at a decision, or at its absence.
CREATE SCHEMA appeal;

CREATE TABLE appeal.appeal (
  id                uuid PRIMARY KEY,
  number            text        NOT NULL CONSTRAINT appeal_number_is_unique UNIQUE,
  appellant_kind    text        NOT NULL CONSTRAINT appellant_is_known CHECK (appellant_kind IN ('publisher')),
  appellant_id      uuid        NOT NULL,
  contested         text        NOT NULL CONSTRAINT contested_is_known CHECK (contested IN ('decision', 'inaction')),
  decision_id       uuid,
  dossier_id        uuid,
  contested_number  text        NOT NULL,
  application_id    uuid        NOT NULL,
  application_name  text        NOT NULL,
  framework_version text        NOT NULL,
  limit_due_at      timestamptz,
  in_time_from      date,
  in_time_until     date,
  grounds           text        NOT NULL,
  filed_by          uuid        NOT NULL,
  filed_at          timestamptz NOT NULL,
  state             text        NOT NULL CONSTRAINT appeal_state_is_known CHECK (state IN ('filed', 'examining', 'settled', 'inadmissible', 'withdrawn')),
  state_due_at      timestamptz,
  members           uuid[]      NOT NULL,
  stay              text        NOT NULL CONSTRAINT stay_is_known CHECK (stay IN ('none', 'running', 'ended')),
  stay_motive       text,
  stay_ordered_at   timestamptz,
  stay_ended_at     timestamptz,
  defence_due_on    date,
  defence           text,
  defence_by        uuid,
  defence_at        timestamptz,
  outcome           text CONSTRAINT appeal_outcome_is_known CHECK (outcome IN ('dismissed', 'upheld', 'varied', 'remitted')),
  answer            text,
  closed_by         uuid,
  closed_at         timestamptz,
  version           int         NOT NULL,
  CONSTRAINT appeal_has_its_matter CHECK (
    (contested = 'decision') = (decision_id IS NOT NULL) AND (contested <> 'inaction' OR dossier_id IS NOT NULL)),
  CONSTRAINT open_appeal_has_its_limit CHECK ((state IN ('filed', 'examining')) = (state_due_at IS NOT NULL)),
  CONSTRAINT closed_appeal_has_its_end CHECK ((state IN ('filed', 'examining')) = (closed_at IS NULL)),
  CONSTRAINT settled_appeal_has_its_outcome CHECK (
    (state = 'settled') = (outcome IS NOT NULL) AND (outcome IS NULL OR answer IS NOT NULL)),
  CONSTRAINT defence_has_its_author CHECK ((defence IS NULL) = (defence_by IS NULL) AND (defence IS NULL) = (defence_at IS NULL)),
  CONSTRAINT stay_has_its_days CHECK (
    (stay = 'none') = (stay_ordered_at IS NULL) AND (stay = 'ended') = (stay_ended_at IS NOT NULL)),
  CONSTRAINT only_what_is_examined_is_stayed CHECK (stay <> 'running' OR state = 'examining')
);
-- Invariant 22: one appeal per party and decision; against inaction, one per exceeded limit.
CREATE UNIQUE INDEX one_appeal_per_party_and_decision ON appeal.appeal (appellant_id, decision_id) WHERE decision_id IS NOT NULL;
CREATE UNIQUE INDEX one_appeal_per_party_and_limit ON appeal.appeal (appellant_id, dossier_id, coalesce(limit_due_at, '-infinity'))
  WHERE contested = 'inaction';
CREATE INDEX appeal_of_appellant ON appeal.appeal (appellant_id, id);
CREATE INDEX appeal_of_application ON appeal.appeal (application_id, id);
CREATE INDEX appeal_of_decision ON appeal.appeal (decision_id, id) WHERE decision_id IS NOT NULL;
CREATE INDEX appeal_of_dossier ON appeal.appeal (dossier_id, id) WHERE dossier_id IS NOT NULL;
CREATE INDEX appeal_to_answer ON appeal.appeal (state, id);

CREATE TABLE appeal.appeal_number (
  year text   PRIMARY KEY,
  last bigint NOT NULL
);

SELECT public.open_schema_to_application('appeal');
