CREATE SCHEMA referencing;

CREATE TABLE referencing.application (
  id              uuid PRIMARY KEY,
  organisation_id uuid        NOT NULL,
  name            text        NOT NULL,
  slug            text        NOT NULL CONSTRAINT one_address_per_application UNIQUE,
  summary         text        NOT NULL,
  current_version text        NOT NULL,
  platforms       text[]      NOT NULL,
  audiences       text[]      NOT NULL,
  website         text,
  price           text,
  contact_email   text,
  reimbursed      boolean     NOT NULL,
  prescribable    boolean     NOT NULL,
  facts           jsonb,
  created_at      timestamptz NOT NULL,
  version         int         NOT NULL
);
CREATE INDEX application_of_organisation ON referencing.application (organisation_id, id);

CREATE TABLE referencing.dossier (
  id                  uuid PRIMARY KEY,
  number              text CONSTRAINT one_dossier_per_number UNIQUE,
  kind                text        NOT NULL CONSTRAINT kind_is_known CHECK (kind IN ('initial', 'trial')),
  application_id      uuid        NOT NULL REFERENCES referencing.application,
  organisation_id     uuid        NOT NULL,
  application_version text        NOT NULL,
  facts               jsonb       NOT NULL,
  state               text        NOT NULL CONSTRAINT state_is_known CHECK (state IN (
    'draft', 'requested', 'contracting', 'preparation', 'completeness', 'evaluation', 'reconciliation',
    'observations', 'deciding', 'decided', 'withdrawn', 'lapsed', 'inadmissible')),
  state_since         timestamptz NOT NULL,
  state_due_at        timestamptz,
  framework_version   text,
  tier                text,
  lead_id             uuid,
  returns             int         NOT NULL,
  report_reopened     boolean     NOT NULL,
  extra_rounds        int         NOT NULL,
  clock               jsonb,
  created_at          timestamptz NOT NULL,
  requested_at        timestamptz,
  closed_at           timestamptz,
  version             int         NOT NULL,
  CONSTRAINT admitted_dossier_is_pinned CHECK (
    state IN ('draft', 'requested', 'withdrawn', 'lapsed', 'inadmissible') OR (framework_version IS NOT NULL AND tier IS NOT NULL AND lead_id IS NOT NULL))
);
-- Invariant 6. A draft is nobody's business yet: it counts once it is filed.
CREATE UNIQUE INDEX one_open_dossier_per_application_and_kind ON referencing.dossier (application_id, kind)
  WHERE state NOT IN ('draft', 'decided', 'withdrawn', 'lapsed', 'inadmissible');
CREATE INDEX dossier_by_state ON referencing.dossier (state, state_due_at, id);
CREATE INDEX dossier_by_due ON referencing.dossier (state_due_at, id) WHERE state_due_at IS NOT NULL;
CREATE INDEX dossier_of_organisation ON referencing.dossier (organisation_id, id);
CREATE INDEX dossier_of_lead ON referencing.dossier (lead_id, id) WHERE lead_id IS NOT NULL;
CREATE SEQUENCE referencing.dossier_number;

-- Invariant 7: the framework a dossier is judged by never changes once the publisher has answered it.
CREATE FUNCTION referencing.keep_pinned_framework() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.framework_version IS NOT NULL AND NEW.framework_version IS DISTINCT FROM OLD.framework_version
     AND EXISTS (SELECT FROM referencing.submission WHERE dossier_id = OLD.id) THEN
    RAISE EXCEPTION 'the framework of a submitted dossier is pinned' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER framework_is_pinned BEFORE UPDATE ON referencing.dossier
  FOR EACH ROW EXECUTE FUNCTION referencing.keep_pinned_framework();

CREATE TABLE referencing.scope_item (
  dossier_id        uuid    NOT NULL REFERENCES referencing.dossier,
  criterion         text    NOT NULL,
  brick             text    NOT NULL,
  severity          text    NOT NULL,
  obligation        text    NOT NULL,
  in_force          boolean NOT NULL,
  evidence_expected int     NOT NULL,
  na_reasons        text[]  NOT NULL,
  experts_required  int     NOT NULL,
  position          int     NOT NULL,
  PRIMARY KEY (dossier_id, criterion)
);

CREATE TABLE referencing.answer (
  dossier_id   uuid        NOT NULL REFERENCES referencing.dossier,
  criterion    text        NOT NULL,
  self_verdict text        NOT NULL CHECK (self_verdict IN ('conforme', 'non_conforme', 'non_applicable')),
  na_reason    text,
  text         text        NOT NULL,
  evidence     uuid[]      NOT NULL,
  updated_by   uuid        NOT NULL,
  updated_at   timestamptz NOT NULL,
  version      int         NOT NULL,
  PRIMARY KEY (dossier_id, criterion),
  FOREIGN KEY (dossier_id, criterion) REFERENCES referencing.scope_item,
  CONSTRAINT not_applicable_has_its_reason CHECK ((self_verdict = 'non_applicable') = (na_reason IS NOT NULL))
);

CREATE TABLE referencing.evidence (
  id              uuid PRIMARY KEY,
  dossier_id      uuid        NOT NULL REFERENCES referencing.dossier,
  file_name       text        NOT NULL,
  media_type      text        NOT NULL,
  size            bigint      NOT NULL,
  sha256          text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  confidentiality text        NOT NULL CHECK (confidentiality IN ('panel', 'regulator', 'public')),
  uploaded_by     uuid        NOT NULL,
  uploaded_at     timestamptz NOT NULL,
  removed_at      timestamptz
);
CREATE INDEX evidence_of_dossier ON referencing.evidence (dossier_id, id);

-- Items an agent sent back as incomplete: while there are any, only these may be changed (PUB-07).
CREATE TABLE referencing.flagged_item (
  dossier_id    uuid NOT NULL,
  return_number int  NOT NULL,
  criterion     text NOT NULL,
  reason        text NOT NULL,
  PRIMARY KEY (dossier_id, return_number, criterion),
  FOREIGN KEY (dossier_id, criterion) REFERENCES referencing.scope_item
);

CREATE TABLE referencing.submission (
  id         uuid PRIMARY KEY,
  dossier_id uuid        NOT NULL REFERENCES referencing.dossier,
  number     int         NOT NULL,
  frozen_at  timestamptz NOT NULL,
  frozen_by  uuid        NOT NULL,
  content    jsonb       NOT NULL,
  hash       text        NOT NULL,
  CONSTRAINT one_submission_per_number UNIQUE (dossier_id, number)
);
SELECT public.make_append_only('referencing.submission');

CREATE TABLE referencing.contract (
  id                  uuid PRIMARY KEY,
  number              text        NOT NULL UNIQUE,
  application_id      uuid        NOT NULL REFERENCES referencing.application,
  dossier_id          uuid        NOT NULL REFERENCES referencing.dossier,
  template_version    text        NOT NULL,
  body                text        NOT NULL,
  document_hash       text        NOT NULL,
  state               text        NOT NULL CHECK (state IN ('issued', 'half_signed', 'in_force', 'declined', 'terminated', 'expired')),
  publisher_signature jsonb,
  regulator_signature jsonb,
  issued_at           timestamptz NOT NULL,
  version             int         NOT NULL,
  CONSTRAINT contract_in_force_is_signed_twice CHECK (
    state <> 'in_force' OR (publisher_signature ->> 'documentHash' = document_hash AND regulator_signature ->> 'documentHash' = document_hash))
);
CREATE UNIQUE INDEX one_live_contract_per_application ON referencing.contract (application_id)
  WHERE state IN ('issued', 'half_signed', 'in_force');
CREATE INDEX contract_of_dossier ON referencing.contract (dossier_id);

CREATE TABLE referencing.clarification (
  id         uuid PRIMARY KEY,
  dossier_id uuid        NOT NULL REFERENCES referencing.dossier,
  asked_by   uuid        NOT NULL,
  blocking   boolean     NOT NULL,
  state      text        NOT NULL CHECK (state IN ('open', 'answered', 'closed', 'unanswered', 'cancelled')),
  rounds     jsonb       NOT NULL,
  due_at     timestamptz NOT NULL,
  extended   boolean     NOT NULL,
  created_at timestamptz NOT NULL,
  version    int         NOT NULL
);
CREATE INDEX clarification_of_dossier ON referencing.clarification (dossier_id, id);

-- Invariant 20: at most one open question per criterion.
CREATE TABLE referencing.open_question (
  dossier_id       uuid NOT NULL,
  criterion        text NOT NULL,
  clarification_id uuid NOT NULL REFERENCES referencing.clarification,
  CONSTRAINT one_open_question_per_criterion PRIMARY KEY (dossier_id, criterion)
);

-- The lead's report as the publisher receives it: one outcome per criterion, no expert named.
CREATE TABLE referencing.report (
  dossier_id   uuid        NOT NULL REFERENCES referencing.dossier,
  number       int         NOT NULL,
  outcomes     jsonb       NOT NULL,
  proposal     jsonb       NOT NULL,
  notes        jsonb       NOT NULL,
  closed_by    uuid        NOT NULL,
  closed_at    timestamptz NOT NULL,
  PRIMARY KEY (dossier_id, number)
);
SELECT public.make_append_only('referencing.report');

CREATE TABLE referencing.observations (
  dossier_id    uuid PRIMARY KEY REFERENCES referencing.dossier,
  asked_on      date        NOT NULL,
  text          text,
  submitted_by  uuid,
  submitted_at  timestamptz,
  ended_on      date
);
SELECT public.open_schema_to_application('referencing');
REVOKE UPDATE, DELETE, TRUNCATE ON referencing.submission, referencing.report FROM aval_app;
