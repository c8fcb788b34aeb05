-- Signalements: what anybody tells us about an application, and what becomes of it. Nothing here points to a person:
-- names, addresses and texts as they were written are in the vault.
CREATE SCHEMA vigilance;
CREATE SEQUENCE vigilance.report_serial;

CREATE TABLE vigilance.report (
  id                uuid PRIMARY KEY,
  number            text        NOT NULL CONSTRAINT report_number_is_unique UNIQUE,
  channel           text        NOT NULL CONSTRAINT channel_is_known CHECK (channel IN ('public', 'application')),
  received_at       timestamptz NOT NULL,
  aware_at          timestamptz NOT NULL,
  application_id    uuid,
  application_name  text        NOT NULL,
  app_version       text,
  system            text,
  questions_version int         NOT NULL,
  answers           jsonb       NOT NULL,
  claim             jsonb       NOT NULL,
  occurred_on       date,
  may_contact       boolean     NOT NULL,
  -- For ever: a phone that comes back after a month makes no double.
  key_hash          bytea CONSTRAINT one_report_for_a_key UNIQUE,
  body_hash         bytea,
  CONSTRAINT a_key_has_its_body CHECK ((key_hash IS NULL) = (body_hash IS NULL))
);
SELECT public.make_append_only('vigilance.report');
CREATE INDEX report_of_application ON vigilance.report (application_id, id) WHERE application_id IS NOT NULL;

CREATE TABLE vigilance.triage (
  report_id uuid PRIMARY KEY REFERENCES vigilance.report,
  state     text NOT NULL CONSTRAINT triage_state_is_known CHECK (state IN ('received', 'read', 'sorted')),
  kind      text NOT NULL,
  severity  text NOT NULL CONSTRAINT severity_is_known CHECK (severity IN ('none', 'minor', 'serious', 'critical')),
  services  text[] NOT NULL,
  due_at    timestamptz,
  lowering  jsonb,
  outcome   text CONSTRAINT outcome_is_known CHECK (outcome IN ('routed', 'redirected', 'set_aside')),
  motive    text,
  sorted_by uuid,
  sorted_at timestamptz,
  version   int  NOT NULL,
  CONSTRAINT what_is_sorted_has_its_outcome CHECK (
    (state = 'sorted') = (outcome IS NOT NULL) AND (outcome IS NULL) = (motive IS NULL)
    AND (outcome IS NULL) = (sorted_by IS NULL) AND (outcome IS NULL) = (sorted_at IS NULL)
    AND (outcome IS NULL) = (due_at IS NOT NULL))
);
CREATE INDEX triage_waiting ON vigilance.triage (due_at, report_id) WHERE state <> 'sorted';
CREATE INDEX triage_by_state ON vigilance.triage (state, report_id);

-- What is written to and fro after the report; the words are in the vault.
CREATE TABLE vigilance.message (
  report_id uuid        NOT NULL REFERENCES vigilance.report,
  no        int         NOT NULL,
  author    text        NOT NULL CONSTRAINT author_is_known CHECK (author IN ('reporter', 'authority')),
  at        timestamptz NOT NULL,
  PRIMARY KEY (report_id, no)
);
SELECT public.make_append_only('vigilance.message');

SELECT public.open_schema_to_application('vigilance');
REVOKE UPDATE, DELETE, TRUNCATE ON vigilance.report, vigilance.message FROM aval_app;
