-- What does not wait for the plan of a year and comes from outside: strike-offs elsewhere, and automatic checks.
CREATE TABLE audit.strike_off (
  id            uuid PRIMARY KEY,
  listing_id    uuid        NOT NULL,
  authority     text        NOT NULL,
  struck_off_on date        NOT NULL,
  reference     text,
  motive        text        NOT NULL,
  recorded_by   uuid        NOT NULL,
  recorded_at   timestamptz NOT NULL
);
CREATE UNIQUE INDEX one_strike_off_is_recorded_once ON audit.strike_off (listing_id, lower(authority), struck_off_on);

CREATE TABLE audit.check_run (
  id          uuid PRIMARY KEY,
  listing_id  uuid        NOT NULL,
  criterion   text        NOT NULL,
  check_name  text        NOT NULL,
  result      text        NOT NULL CONSTRAINT check_result_is_known CHECK (result IN ('passed', 'failed')),
  seen        text        NOT NULL,
  recorded_by uuid        NOT NULL,
  recorded_at timestamptz NOT NULL
);
CREATE INDEX check_run_in_order ON audit.check_run (listing_id, criterion, recorded_at DESC, id DESC);
CREATE INDEX check_run_of_listing ON audit.check_run (listing_id, id DESC);

GRANT SELECT, INSERT ON audit.strike_off, audit.check_run TO aval_app;
SELECT public.make_append_only('audit.strike_off');
SELECT public.make_append_only('audit.check_run');
