-- Saisines: what a competent authority was sent of a case, frozen, and whether it said that it has it. The words of reports are
-- not copied: they are read again from what is kept of each report, and the hash says whether all of it is still there.
CREATE TABLE vigilance.referral (
  id              uuid PRIMARY KEY,
  case_id         uuid        NOT NULL REFERENCES vigilance.incident_case,
  service         text        NOT NULL CONSTRAINT a_publisher_is_not_seized CHECK (service <> 'publisher'),
  motive          text        NOT NULL,
  facts           jsonb       NOT NULL,
  reports         uuid[]      NOT NULL,
  package_hash    bytea       NOT NULL CONSTRAINT package_hash_is_sha256 CHECK (length(package_hash) = 32),
  sent_at         timestamptz NOT NULL,
  sent_by         uuid        NOT NULL,
  due_at          timestamptz NOT NULL,
  acknowledged_on date,
  acknowledged_by uuid,
  reference       text,
  CONSTRAINT what_is_acknowledged_says_by_whom
    CHECK ((acknowledged_on IS NULL) = (acknowledged_by IS NULL) AND (acknowledged_on IS NULL) = (reference IS NULL))
);
CREATE INDEX referrals_of_case ON vigilance.referral (case_id, id);

SELECT public.open_schema_to_application('vigilance');
REVOKE UPDATE, DELETE, TRUNCATE ON vigilance.report, vigilance.message, vigilance.reading, vigilance.route FROM aval_app;
REVOKE DELETE, TRUNCATE ON vigilance.incident_case, vigilance.case_report, vigilance.publisher_request, vigilance.referral FROM aval_app;
