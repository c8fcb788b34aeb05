-- What happened, and what must still be done about it. Rows are the work; the queue only says "look".
CREATE SCHEMA messaging;
CREATE TABLE messaging.event (
  id          uuid PRIMARY KEY,
  position    bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
  name        text        NOT NULL,
  payload     jsonb       NOT NULL,
  occurred_at timestamptz NOT NULL
);

CREATE TABLE messaging.delivery (
  id              uuid PRIMARY KEY,
  position        bigint      GENERATED ALWAYS AS IDENTITY,
  event_id        uuid REFERENCES messaging.event,
  job             text        NOT NULL,
  payload         jsonb       NOT NULL,
  created_at      timestamptz NOT NULL,
  next_attempt_at timestamptz NOT NULL,
  leased_until    timestamptz,
  attempts        int         NOT NULL DEFAULT 0,
  last_error      text,
  done_at         timestamptz,
  dead_at         timestamptz,
  CONSTRAINT done_or_dead CHECK (done_at IS NULL OR dead_at IS NULL)
);
CREATE INDEX delivery_waiting ON messaging.delivery (next_attempt_at, position) WHERE done_at IS NULL AND dead_at IS NULL;
CREATE INDEX delivery_dead ON messaging.delivery (dead_at, id) WHERE dead_at IS NOT NULL;
SELECT public.open_schema_to_application('messaging');
SELECT public.make_append_only('messaging.event');
