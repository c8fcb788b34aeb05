-- Each row is one leaf of the future public log: `body` is canonical JSON (RFC 8785) without personal data,
-- `leaf_hash` its RFC 6962 leaf hash. `seq` has gaps and is not commit order: the tree gets an index of its own.
CREATE SCHEMA journal;
CREATE TABLE journal.entry (
  seq         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind        text        NOT NULL,
  subject_kind text       NOT NULL,
  subject_id  text        NOT NULL,
  body        text        NOT NULL,
  leaf_hash   bytea       NOT NULL CHECK (leaf_hash = sha256('\x00'::bytea || convert_to(body, 'UTF8'))),
  created_at  timestamptz NOT NULL
);
CREATE INDEX entry_by_subject ON journal.entry (subject_kind, subject_id, seq);

-- What an entry commits to without saying it. Deleting a row here erases the person and leaves the log whole.
CREATE TABLE journal.opening (
  seq   bigint NOT NULL REFERENCES journal.entry,
  name  text   NOT NULL,
  salt  bytea  NOT NULL CHECK (length(salt) = 32),
  value text   NOT NULL,
  PRIMARY KEY (seq, name)
);
SELECT public.open_schema_to_application('journal');
SELECT public.make_append_only('journal.entry');
REVOKE UPDATE ON journal.opening FROM aval_app;
