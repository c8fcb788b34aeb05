-- Orientation: who is told of a report or of a case, as software proposed it and as a person said. Never rewritten.
CREATE TABLE vigilance.route (
  id            uuid PRIMARY KEY,
  subject_kind  text        NOT NULL CONSTRAINT what_is_routed_is_known CHECK (subject_kind IN ('incident-report', 'incident-case')),
  subject_id    uuid        NOT NULL,
  rules_version int         NOT NULL,
  proposed      text[]      NOT NULL,
  rules         text[]      NOT NULL,
  services      text[]      NOT NULL,
  accepted      boolean     NOT NULL,
  motive        text,
  decided_by    uuid        NOT NULL,
  decided_at    timestamptz NOT NULL,
  CONSTRAINT what_was_accepted_is_what_was_proposed CHECK (accepted = (services @> proposed AND services <@ proposed)),
  CONSTRAINT a_correction_says_why CHECK (accepted OR motive IS NOT NULL)
);
CREATE INDEX routes_of_subject ON vigilance.route (subject_id, id);
SELECT public.make_append_only('vigilance.route');

-- A case waits to be routed until this instant; null once it is routed or closed, and when nobody has to be told.
ALTER TABLE vigilance.incident_case
  ADD COLUMN route        text[],
  ADD COLUMN route_due_at timestamptz,
  ADD CONSTRAINT what_is_routed_waits_no_more CHECK (route_due_at IS NULL OR (route IS NULL AND state <> 'closed'));

SELECT public.open_schema_to_application('vigilance');
REVOKE UPDATE, DELETE, TRUNCATE ON vigilance.report, vigilance.message, vigilance.reading, vigilance.route FROM aval_app;
REVOKE DELETE, TRUNCATE ON vigilance.incident_case, vigilance.case_report FROM aval_app;
