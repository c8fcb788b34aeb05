-- Demandes à l’éditeur: facts that he is sent without anybody who reported, what he answers, and what he undertakes by a day.
CREATE SEQUENCE vigilance.request_serial;

CREATE TABLE vigilance.publisher_request (
  id               uuid PRIMARY KEY,
  number           text        NOT NULL CONSTRAINT request_number_is_unique UNIQUE,
  case_id          uuid REFERENCES vigilance.incident_case,
  report_id        uuid REFERENCES vigilance.report,
  application_id   uuid        NOT NULL,
  application_name text        NOT NULL,
  organisation_id  uuid        NOT NULL,
  kind             text        NOT NULL,
  severity         text        NOT NULL CONSTRAINT request_severity_is_known CHECK (severity IN ('S1', 'S2', 'S3', 'S4')),
  versions         text[]      NOT NULL,
  facts            text        NOT NULL,
  sent_at          timestamptz NOT NULL,
  sent_by          uuid        NOT NULL,
  state            text        NOT NULL CONSTRAINT request_state_is_known
    CHECK (state IN ('sent', 'answered', 'committed', 'checking', 'kept', 'not_kept', 'settled')),
  state_since      timestamptz NOT NULL,
  due_at           timestamptz,
  statements       jsonb       NOT NULL,
  commitments      jsonb       NOT NULL,
  said             jsonb       NOT NULL,
  settlement       text,
  version          int         NOT NULL,
  CONSTRAINT a_request_has_one_source CHECK ((case_id IS NULL) <> (report_id IS NULL)),
  CONSTRAINT what_is_awaited_has_a_limit CHECK ((state IN ('sent', 'committed', 'checking')) = (due_at IS NOT NULL)),
  CONSTRAINT what_is_committed_has_its_words CHECK (state IN ('sent', 'answered', 'settled') OR jsonb_array_length(commitments) > 0),
  CONSTRAINT what_is_settled_says_why CHECK ((state = 'settled') = (settlement IS NOT NULL))
);
CREATE INDEX requests_of_publisher ON vigilance.publisher_request (organisation_id, id);
CREATE INDEX requests_of_application ON vigilance.publisher_request (application_id, id);
CREATE INDEX requests_of_case ON vigilance.publisher_request (case_id, id) WHERE case_id IS NOT NULL;
CREATE UNIQUE INDEX one_request_for_a_report ON vigilance.publisher_request (report_id) WHERE report_id IS NOT NULL;

SELECT public.open_schema_to_application('vigilance');
REVOKE UPDATE, DELETE, TRUNCATE ON vigilance.report, vigilance.message, vigilance.reading, vigilance.route FROM aval_app;
REVOKE DELETE, TRUNCATE ON vigilance.incident_case, vigilance.case_report, vigilance.publisher_request FROM aval_app;
