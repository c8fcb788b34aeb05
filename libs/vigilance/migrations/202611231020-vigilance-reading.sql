-- What software made of a report: the copy without the people in it, and what it proposes. Never rewritten: what a later
-- model would say is another row of another table, if ever.
CREATE TABLE vigilance.reading (
  report_id  uuid PRIMARY KEY REFERENCES vigilance.report,
  model      text        NOT NULL,
  read_at    timestamptz NOT NULL,
  copy       text        NOT NULL,
  marks      int         NOT NULL,
  kind       text        NOT NULL,
  severity   text        NOT NULL,
  services   text[]      NOT NULL,
  topic      text,
  confidence real        NOT NULL CONSTRAINT confidence_is_a_share CHECK (confidence BETWEEN 0 AND 1),
  unsure     boolean     NOT NULL,
  because    text[]      NOT NULL,
  alerts     text[]      NOT NULL
);
SELECT public.make_append_only('vigilance.reading');
REVOKE UPDATE, DELETE, TRUNCATE ON vigilance.reading FROM aval_app;
