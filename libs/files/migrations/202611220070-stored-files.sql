-- One row per content. The bytes lie in the evidence store under the same hash; here is what is known about them.
CREATE SCHEMA files;
CREATE TABLE files.stored_file (
  sha256     text        NOT NULL CONSTRAINT a_file_is_named_by_its_content PRIMARY KEY
             CONSTRAINT a_sha256_is_64_hexadecimal_digits CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size       bigint      NOT NULL CONSTRAINT a_file_is_not_empty CHECK (size > 0),
  type       text        NOT NULL,
  scan       text        NOT NULL CONSTRAINT a_scan_state_is_known CHECK (scan IN ('pending', 'clean', 'infected', 'not_scanned')),
  finding    text,
  stored_at  timestamptz NOT NULL,
  scanned_at timestamptz
);
CREATE INDEX stored_file_to_scan ON files.stored_file (stored_at) WHERE scan = 'pending';
-- What other contexts may ask: the state of a content.
CREATE VIEW files.file_scan AS SELECT sha256, scan FROM files.stored_file;
SELECT public.open_schema_to_application('files');
