-- Files that came with a report, as far as they may be known outside of the vault: their content is there, under the key
-- of the report; the name that they were sent under is nowhere.
CREATE TABLE vigilance.attachment (
  report_id   uuid        NOT NULL REFERENCES vigilance.report,
  no          int         NOT NULL CONSTRAINT attachment_no_is_positive CHECK (no > 0),
  type        text        NOT NULL,
  size        int         NOT NULL CONSTRAINT attachment_is_not_empty CHECK (size > 0),
  remade      boolean     NOT NULL,
  at          timestamptz NOT NULL,
  -- Keyed by the report: the same file sent twice is known again, and nothing else can be told by it.
  fingerprint bytea       NOT NULL CONSTRAINT fingerprint_is_whole CHECK (length(fingerprint) = 32),
  PRIMARY KEY (report_id, no),
  CONSTRAINT a_file_is_kept_once UNIQUE (report_id, fingerprint)
);
SELECT public.make_append_only('vigilance.attachment');
GRANT SELECT, INSERT ON vigilance.attachment TO aval_app;
