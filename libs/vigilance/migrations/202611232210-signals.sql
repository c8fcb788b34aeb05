-- Signaux: what stands out among the reports of an application on a topic. Counted by week, compared with others, opened
-- by software, ended by a person.
CREATE SEQUENCE vigilance.signal_serial;

-- A report that repeats another of the same application: folded for counting, and shown as such. Nothing else follows.
CREATE TABLE vigilance.repeated_report (
  report_id       uuid PRIMARY KEY REFERENCES vigilance.report,
  first_report_id uuid NOT NULL REFERENCES vigilance.report,
  likeness        real NOT NULL CONSTRAINT likeness_is_a_share CHECK (likeness > 0 AND likeness <= 1),
  CONSTRAINT nothing_repeats_itself CHECK (report_id <> first_report_id)
);
CREATE INDEX repetitions_of_a_report ON vigilance.repeated_report (first_report_id);

-- What counts once: a case, a text that was pasted many times, or a report by itself. What a person said of its kind goes
-- before what software read. What was set aside, or praises, does not count.
CREATE VIEW vigilance.matter AS
  SELECT r.application_id, coalesce(c.case_id, f.first_report_id, r.id) AS matter,
    CASE WHEN t.state = 'sorted' AND t.kind <> x.kind THEN t.kind ELSE coalesce(x.topic, t.kind) END AS topic,
    r.received_at, r.id AS report_id, c.case_id
  FROM vigilance.report r
    JOIN vigilance.triage t ON t.report_id = r.id
    LEFT JOIN vigilance.reading x ON x.report_id = r.id
    LEFT JOIN vigilance.repeated_report f ON f.report_id = r.id
    LEFT JOIN vigilance.case_report c ON c.report_id = r.id AND c.detached_at IS NULL
  WHERE r.application_id IS NOT NULL AND t.kind <> 'praise_other' AND t.outcome IS DISTINCT FROM 'set_aside';

-- Monday of the week in Paris in which a matter was first told.
CREATE VIEW vigilance.weekly_count_now AS
  SELECT application_id, topic, date_trunc('week', first_at AT TIME ZONE 'Europe/Paris')::date AS week,
    count(*)::int AS cases, sum(reports)::int AS reports
  FROM (SELECT application_id, topic, matter, min(received_at) AS first_at, count(*) AS reports
        FROM vigilance.matter GROUP BY application_id, topic, matter) AS told
  GROUP BY application_id, topic, week;

-- The same, kept: made anew for one application at a time.
CREATE TABLE vigilance.weekly_count (
  application_id uuid NOT NULL,
  topic          text NOT NULL,
  week           date NOT NULL CONSTRAINT a_week_begins_on_monday CHECK (extract(isodow FROM week) = 1),
  cases          int  NOT NULL CONSTRAINT a_week_without_cases_is_no_row CHECK (cases > 0),
  reports        int  NOT NULL CONSTRAINT a_case_has_a_report CHECK (reports >= cases),
  PRIMARY KEY (application_id, topic, week)
);
CREATE INDEX weekly_count_of_week ON vigilance.weekly_count (week);

-- Applications whose counts have to be made anew.
CREATE TABLE vigilance.recount_due (application_id uuid PRIMARY KEY);

CREATE TABLE vigilance.signal (
  id               uuid PRIMARY KEY,
  number           text        NOT NULL CONSTRAINT signal_number_is_unique UNIQUE,
  application_id   uuid        NOT NULL,
  application_name text        NOT NULL,
  topic            text        NOT NULL,
  state            text        NOT NULL CONSTRAINT signal_state_is_known CHECK (state IN ('open', 'closed', 'false_alarm')),
  numbers          jsonb       NOT NULL,
  opened_at        timestamptz NOT NULL,
  ended            jsonb,
  case_id          uuid REFERENCES vigilance.incident_case,
  version          int         NOT NULL,
  CONSTRAINT a_person_ends_a_signal CHECK ((state = 'open') = (ended IS NULL)),
  CONSTRAINT a_signal_rests_on_evidence CHECK (jsonb_array_length(numbers -> 'evidence') > 0)
);
CREATE UNIQUE INDEX one_open_signal_for_a_pair ON vigilance.signal (application_id, topic) WHERE state = 'open';
CREATE INDEX signal_of_application ON vigilance.signal (application_id, topic, id);
CREATE INDEX signal_by_state ON vigilance.signal (state, id);

-- The tables are opened to the application as the others of this schema are; a signal is never taken away.
REVOKE DELETE, TRUNCATE ON vigilance.signal FROM aval_app;
