-- Experts, panels, sealed verdicts and what they come to. Dossiers live elsewhere: what is needed of them is copied.
CREATE SCHEMA evaluation;

CREATE TABLE evaluation.expert (
  id           uuid PRIMARY KEY,
  competences  text[] NOT NULL,
  mandate_from date,
  mandate_to   date,
  version      int    NOT NULL,
  CONSTRAINT mandate_ends_after_it_begins CHECK (mandate_to IS NULL OR mandate_to >= mandate_from)
);

-- Organisations of one group conflict alike. The group bears the SIREN of its head.
CREATE TABLE evaluation.group_member (
  siren text PRIMARY KEY CONSTRAINT siren_has_nine_digits CHECK (siren ~ '^[0-9]{9}$'),
  head  text NOT NULL CONSTRAINT head_has_nine_digits CHECK (head ~ '^[0-9]{9}$')
);
CREATE INDEX group_by_head ON evaluation.group_member (head);

CREATE TABLE evaluation.conflict_relation (
  id          uuid PRIMARY KEY,
  expert_id   uuid        NOT NULL,
  siren       text        NOT NULL CONSTRAINT relation_siren_has_nine_digits CHECK (siren ~ '^[0-9]{9}$'),
  kind        text        NOT NULL CONSTRAINT relation_kind_is_known CHECK (kind IN ('member', 'shareholder', 'paid_adviser',
    'family', 'competitor', 'other', 'network', 'appeal_review', 'pinned_conflict', 'pinned_free')),
  from_day    date        NOT NULL,
  to_day      date,
  source      text        NOT NULL CONSTRAINT relation_source_is_known CHECK (source IN ('declared', 'detected', 'set_by_regulator')),
  note        text        NOT NULL,
  recorded_by uuid,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT relation_ends_after_it_begins CHECK (to_day IS NULL OR to_day >= from_day)
);
CREATE INDEX relation_of_expert ON evaluation.conflict_relation (expert_id, id);
CREATE INDEX relation_with_siren ON evaluation.conflict_relation (siren);

CREATE TABLE evaluation.dossier (
  id                 uuid PRIMARY KEY,
  number             text        NOT NULL,
  kind               text,
  application_id     uuid,
  application_name   text        NOT NULL,
  publisher_name     text        NOT NULL,
  organisation_id    uuid        NOT NULL,
  siren              text        NOT NULL,
  category           text        NOT NULL,
  tier               text        NOT NULL,
  framework_version  text        NOT NULL,
  submission_version int         NOT NULL,
  lead_id            uuid        NOT NULL,
  phase              text        NOT NULL CONSTRAINT phase_is_known CHECK (phase IN ('evaluation', 'reconciliation', 'observations', 'deciding', 'closed')),
  moved_version      int         NOT NULL,
  round              int         NOT NULL,
  round_criteria     text[]      NOT NULL,
  unsealed_round     int         NOT NULL,
  quorum_at          timestamptz,
  seed               text        NOT NULL CONSTRAINT seed_is_hexadecimal CHECK (seed ~ '^([0-9a-f]{2})+$'),
  outcome            text,
  opened_at          timestamptz NOT NULL,
  version            int         NOT NULL,
  CONSTRAINT no_round_is_unsealed_before_it_begins CHECK (unsealed_round BETWEEN 0 AND round)
);
CREATE INDEX dossier_of_lead ON evaluation.dossier (lead_id, id);
CREATE INDEX dossier_of_application ON evaluation.dossier (application_id, opened_at) WHERE application_id IS NOT NULL;

CREATE TABLE evaluation.criterion (
  dossier_id       uuid   NOT NULL REFERENCES evaluation.dossier,
  id               text   NOT NULL,
  brick            text   NOT NULL,
  severity         text   NOT NULL,
  assessor         text   NOT NULL,
  experts_required int    NOT NULL,
  competences      text[] NOT NULL,
  na_reasons       text[] NOT NULL,
  changed_in       int    NOT NULL,
  position         int    NOT NULL,
  PRIMARY KEY (dossier_id, id)
);

CREATE TABLE evaluation.assignment (
  id             uuid PRIMARY KEY,
  dossier_id     uuid        NOT NULL REFERENCES evaluation.dossier,
  expert_id      uuid        NOT NULL,
  round          int         NOT NULL,
  criteria       text[]      NOT NULL CONSTRAINT something_is_asked CHECK (cardinality(criteria) > 0),
  to_score       text[]      NOT NULL CONSTRAINT only_what_is_asked_is_scored CHECK (to_score <@ criteria),
  state          text        NOT NULL CONSTRAINT assignment_state_is_known CHECK (state IN (
    'invited', 'accepted', 'submitted', 'recused', 'declined', 'expired', 'cancelled', 'voided')),
  declaration_id uuid,
  invited_by     uuid        NOT NULL,
  invited_at     timestamptz NOT NULL,
  due_at         timestamptz,
  more_time      jsonb,
  ended_reason   text,
  version        int         NOT NULL,
  -- Invariant 10: nobody holds content who has not signed his declaration.
  CONSTRAINT content_only_after_declaration CHECK (state NOT IN ('accepted', 'submitted', 'voided') OR declaration_id IS NOT NULL)
);
CREATE UNIQUE INDEX one_live_assignment_per_expert_and_round ON evaluation.assignment (dossier_id, round, expert_id)
  WHERE state IN ('invited', 'accepted', 'submitted');
CREATE INDEX assignment_of_expert ON evaluation.assignment (expert_id, id);
CREATE INDEX assignment_of_dossier ON evaluation.assignment (dossier_id, id);

-- Signed before any content is seen (EXP-01). A clearance does not change what was signed.
CREATE TABLE evaluation.declaration (
  id            uuid PRIMARY KEY,
  assignment_id uuid        NOT NULL CONSTRAINT one_declaration_per_assignment UNIQUE REFERENCES evaluation.assignment,
  interest      text        NOT NULL CONSTRAINT interest_is_known CHECK (interest IN ('none', 'disclosed')),
  statement     text        NOT NULL,
  text          text        NOT NULL,
  signed_by     uuid        NOT NULL,
  signed_at     timestamptz NOT NULL,
  CONSTRAINT disclosed_interest_is_told CHECK (interest = 'none' OR text <> '')
);
CREATE TABLE evaluation.clearance (
  declaration_id uuid PRIMARY KEY REFERENCES evaluation.declaration,
  reason         text        NOT NULL CONSTRAINT clearance_has_a_reason CHECK (reason <> ''),
  cleared_by     uuid        NOT NULL,
  cleared_at     timestamptz NOT NULL
);
ALTER TABLE evaluation.assignment
  ADD CONSTRAINT declaration_exists FOREIGN KEY (declaration_id) REFERENCES evaluation.declaration;

-- Read by its author alone (EXP-09); emptied when the review is sealed, purged when the assignment ended without one.
CREATE TABLE evaluation.draft (
  assignment_id uuid PRIMARY KEY REFERENCES evaluation.assignment,
  scores        jsonb       NOT NULL,
  saved_at      timestamptz NOT NULL,
  version       int         NOT NULL
);

CREATE TABLE evaluation.review_version (
  id                 uuid PRIMARY KEY,
  assignment_id      uuid        NOT NULL REFERENCES evaluation.assignment,
  number             int         NOT NULL,
  phase              text        NOT NULL CONSTRAINT review_phase_is_known CHECK (phase IN ('sealed', 'after_discussion')),
  framework_version  text        NOT NULL,
  submission_version int         NOT NULL,
  hash               text        NOT NULL CONSTRAINT hash_is_sha256 CHECK (hash ~ '^[0-9a-f]{64}$'),
  submitted_at       timestamptz NOT NULL,
  CONSTRAINT one_review_per_number UNIQUE (assignment_id, number)
);

-- Invariant 9: one score per review and criterion, with all that its verdict needs.
CREATE TABLE evaluation.criterion_score (
  review_version_id  uuid NOT NULL REFERENCES evaluation.review_version,
  criterion          text NOT NULL,
  verdict            text NOT NULL CONSTRAINT verdict_is_known CHECK (verdict IN ('conforme', 'non_conforme', 'non_applicable', 'a_completer')),
  rationale          text NOT NULL,
  na_reason          text,
  question           text,
  confidence         text CONSTRAINT confidence_is_known CHECK (confidence IN ('low', 'medium', 'high')),
  evidence_id        uuid,
  page               int  CONSTRAINT pages_count_from_one CHECK (page >= 1),
  submission_version int  NOT NULL,
  CONSTRAINT one_score_per_review_and_criterion PRIMARY KEY (review_version_id, criterion),
  CONSTRAINT rationale_for_all_but_conform CHECK (verdict = 'conforme' OR rationale <> ''),
  CONSTRAINT not_applicable_has_its_reason CHECK ((verdict = 'non_applicable') = (na_reason IS NOT NULL)),
  CONSTRAINT to_complete_has_its_question CHECK (verdict <> 'a_completer' OR question <> '')
);

-- What the panel came to. The text for the publisher is the lead's; the experts' texts never leave the house.
CREATE TABLE evaluation.criterion_outcome (
  dossier_id uuid NOT NULL REFERENCES evaluation.dossier,
  criterion  text NOT NULL,
  state      text NOT NULL CONSTRAINT outcome_state_is_known CHECK (state IN ('settled', 'drafted', 'to_discuss')),
  verdict    text CONSTRAINT outcome_verdict_is_known CHECK (verdict IN ('conforme', 'non_conforme', 'non_applicable', 'a_completer')),
  na_reason  text,
  rationale  text NOT NULL,
  method     text CONSTRAINT method_is_known CHECK (method IN ('unanimous', 'discussed', 'lead', 'agent', 'carried')),
  reason     text,
  decided_by uuid,
  decided_at timestamptz,
  version    int  NOT NULL,
  CONSTRAINT one_outcome_per_criterion PRIMARY KEY (dossier_id, criterion),
  FOREIGN KEY (dossier_id, criterion) REFERENCES evaluation.criterion,
  CONSTRAINT settled_outcome_is_final CHECK (state <> 'settled' OR (
    verdict IS NOT NULL AND verdict <> 'a_completer' AND method IS NOT NULL AND (verdict = 'conforme' OR rationale <> '')))
);

CREATE TABLE evaluation.label (
  dossier_id uuid NOT NULL REFERENCES evaluation.dossier,
  expert_id  uuid NOT NULL,
  label      text NOT NULL,
  PRIMARY KEY (dossier_id, expert_id),
  CONSTRAINT one_expert_per_label UNIQUE (dossier_id, label)
);

CREATE TABLE evaluation.question (
  id               uuid PRIMARY KEY,
  assignment_id    uuid        NOT NULL REFERENCES evaluation.assignment,
  dossier_id       uuid        NOT NULL REFERENCES evaluation.dossier,
  criterion        text        NOT NULL,
  text             text        NOT NULL,
  state            text        NOT NULL CONSTRAINT question_state_is_known CHECK (state IN ('open', 'relayed', 'declined')),
  asked_at         timestamptz NOT NULL,
  clarification_id uuid,
  answer           text,
  closed_by        uuid,
  closed_at        timestamptz,
  version          int         NOT NULL,
  CONSTRAINT relayed_question_names_its_clarification CHECK (state <> 'relayed' OR clarification_id IS NOT NULL),
  CONSTRAINT declined_question_has_an_answer CHECK (state <> 'declined' OR answer <> '')
);
CREATE INDEX question_of_dossier ON evaluation.question (dossier_id, id);
CREATE INDEX question_of_assignment ON evaluation.question (assignment_id, id);

-- The one place that says which reviews somebody may know of: lists, counts, exports and pages all select from it
-- (invariant 11). His own while he holds the assignment; those of his round once it is unsealed; for the authority,
-- those of unsealed rounds. A review says `received` to nobody by its absence here.
CREATE FUNCTION evaluation.visible_reviews(viewer uuid, viewer_role text)
RETURNS TABLE (review_version_id uuid, assignment_id uuid, dossier_id uuid, expert_id uuid, round int, own boolean)
LANGUAGE sql STABLE AS $$
  SELECT v.id, a.id, a.dossier_id, a.expert_id, a.round, a.expert_id = viewer
  FROM evaluation.review_version v
  JOIN evaluation.assignment a ON a.id = v.assignment_id
  JOIN evaluation.dossier d ON d.id = a.dossier_id
  WHERE (viewer_role = 'expert' AND a.expert_id = viewer AND a.state IN ('accepted', 'submitted'))
     OR (a.round <= d.unsealed_round AND (
          (viewer_role = 'lead' AND d.lead_id = viewer)
          OR viewer_role IN ('case_officer', 'signatory', 'oversight')
          OR (viewer_role = 'expert' AND a.state IN ('accepted', 'submitted') AND EXISTS (
                SELECT FROM evaluation.assignment mine
                WHERE mine.dossier_id = a.dossier_id AND mine.round = a.round AND mine.expert_id = viewer AND mine.state = 'submitted'))))
$$;

SELECT public.open_schema_to_application('evaluation');
SELECT public.make_append_only('evaluation.declaration');
SELECT public.make_append_only('evaluation.clearance');
SELECT public.make_append_only('evaluation.review_version');
SELECT public.make_append_only('evaluation.criterion_score');
