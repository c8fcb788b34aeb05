-- Every letter the service writes, kept as it was sent. The key says what it is about, so that it is never written twice.
CREATE SCHEMA notification;
CREATE TABLE notification.letter (
  id           uuid        PRIMARY KEY,
  key          text        NOT NULL CONSTRAINT a_letter_is_written_once UNIQUE,
  template     text        NOT NULL,
  language     text        NOT NULL CONSTRAINT a_letter_is_in_french_or_english CHECK (language IN ('fr', 'en')),
  account_id   uuid,
  email        text,
  subject_kind text,
  subject_id   text,
  subject      text        NOT NULL,
  body         text        NOT NULL,
  state        text        NOT NULL DEFAULT 'waiting'
               CONSTRAINT a_letter_state_is_known CHECK (state IN ('waiting', 'sent', 'undeliverable')),
  attempts     int         NOT NULL DEFAULT 0,
  fault        text,
  written_at   timestamptz NOT NULL,
  retry_at     timestamptz NOT NULL,
  sent_at      timestamptz,
  CONSTRAINT a_letter_has_a_reader CHECK (account_id IS NOT NULL OR email IS NOT NULL),
  CONSTRAINT a_sent_letter_has_its_hour CHECK ((state = 'sent') = (sent_at IS NOT NULL))
);
CREATE INDEX letter_by_age ON notification.letter (written_at, id);
CREATE INDEX letter_by_reader ON notification.letter (account_id, written_at, id);
CREATE INDEX letter_to_send ON notification.letter (retry_at) WHERE state = 'waiting';
SELECT public.open_schema_to_application('notification');
