-- Emergency access to a dossier (REG-05): by whom, why, until when. What is read under it stands in the journal.
CREATE TABLE referencing.emergency_access (
  id         uuid PRIMARY KEY,
  dossier_id uuid        NOT NULL REFERENCES referencing.dossier,
  account_id uuid        NOT NULL,
  role       text        NOT NULL,
  motive     text        NOT NULL CONSTRAINT emergency_has_its_motive CHECK (btrim(motive) <> ''),
  opened_at  timestamptz NOT NULL,
  ends_at    timestamptz NOT NULL,
  CONSTRAINT an_emergency_ends CHECK (ends_at > opened_at)
);
CREATE INDEX emergency_access_of_person ON referencing.emergency_access (dossier_id, account_id, ends_at);
CREATE INDEX emergency_access_by_day ON referencing.emergency_access (opened_at);
SELECT public.make_append_only('referencing.emergency_access');
