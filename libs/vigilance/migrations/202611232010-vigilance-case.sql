-- Dossiers d’incident: what one report, or several alike, tell of one application, and what comes of it.
CREATE SEQUENCE vigilance.case_serial;

CREATE TABLE vigilance.incident_case (
  id               uuid PRIMARY KEY,
  number           text        NOT NULL CONSTRAINT case_number_is_unique UNIQUE,
  application_id   uuid,
  application_name text        NOT NULL,
  kind             text        NOT NULL,
  severity         text        NOT NULL CONSTRAINT case_severity_is_known CHECK (severity IN ('S1', 'S2', 'S3', 'S4')),
  topics           text[]      NOT NULL,
  versions         text[]      NOT NULL,
  facts            text,
  gaps             jsonb       NOT NULL,
  round            int         NOT NULL,
  followed         jsonb       NOT NULL,
  zero_at          timestamptz NOT NULL,
  due_at           timestamptz,
  conclusions      jsonb       NOT NULL,
  opened_by        uuid        NOT NULL,
  opened_at        timestamptz NOT NULL,
  state            text        NOT NULL CONSTRAINT case_state_is_known CHECK (state IN ('triage', 'investigating', 'mitigating', 'closed')),
  state_since      timestamptz NOT NULL,
  version          int         NOT NULL,
  CONSTRAINT the_authority_has_a_limit CHECK ((state IN ('triage', 'investigating')) = (due_at IS NOT NULL)),
  CONSTRAINT what_is_closed_has_its_conclusion CHECK (state <> 'closed' OR jsonb_array_length(conclusions) > 0),
  CONSTRAINT what_is_put_right_is_named CHECK (state <> 'mitigating' OR (facts IS NOT NULL AND jsonb_array_length(gaps) > 0))
);
CREATE INDEX case_by_limit ON vigilance.incident_case (due_at, id);
CREATE INDEX case_of_application ON vigilance.incident_case (application_id, id) WHERE application_id IS NOT NULL;

-- Which report belongs to which case. A line is ended, never taken away: what was joined can be parted again.
CREATE TABLE vigilance.case_report (
  case_id     uuid        NOT NULL REFERENCES vigilance.incident_case,
  report_id   uuid        NOT NULL REFERENCES vigilance.report,
  attached_at timestamptz NOT NULL,
  attached_by uuid        NOT NULL,
  detached_at timestamptz,
  detached_by uuid,
  PRIMARY KEY (case_id, report_id, attached_at),
  CONSTRAINT an_end_has_its_author CHECK ((detached_at IS NULL) = (detached_by IS NULL))
);
CREATE UNIQUE INDEX a_report_belongs_to_one_case ON vigilance.case_report (report_id) WHERE detached_at IS NULL;
CREATE INDEX reports_of_case ON vigilance.case_report (case_id) WHERE detached_at IS NULL;

SELECT public.open_schema_to_application('vigilance');
REVOKE UPDATE, DELETE, TRUNCATE ON vigilance.report, vigilance.message, vigilance.reading FROM aval_app;
REVOKE DELETE, TRUNCATE ON vigilance.incident_case, vigilance.case_report FROM aval_app;
