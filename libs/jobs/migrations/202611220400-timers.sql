-- Due dates are rows: whatever happens to a queue, the sweep finds what is due.
CREATE SCHEMA jobs;
CREATE TABLE jobs.timer (
  id           uuid PRIMARY KEY,
  subject_kind text        NOT NULL,
  subject_id   text        NOT NULL,
  kind         text        NOT NULL,
  due_at       timestamptz NOT NULL,
  state        text        NOT NULL CHECK (state IN ('live', 'fired', 'cancelled')),
  fired_at     timestamptz
);
CREATE UNIQUE INDEX one_live_timer_per_subject_and_kind ON jobs.timer (subject_kind, subject_id, kind) WHERE state = 'live';
CREATE INDEX timer_due ON jobs.timer (due_at) WHERE state = 'live';

-- Each reminder once: `occurrence` holds the due date it belongs to, so that a date that moves reminds again.
CREATE TABLE jobs.reminder (
  id           uuid PRIMARY KEY,
  timer_id     uuid        NOT NULL REFERENCES jobs.timer,
  occurrence   text        NOT NULL,
  remind_at    timestamptz NOT NULL,
  sent_at      timestamptz,
  CONSTRAINT one_reminder_per_occurrence UNIQUE (timer_id, occurrence)
);
CREATE INDEX reminder_due ON jobs.reminder (remind_at) WHERE sent_at IS NULL;
SELECT public.open_schema_to_application('jobs');
