-- The whole life of a finding: plan, evidence, verification, rejection, extension, waiver; what carries its evidence.
ALTER TABLE referencing.finding
  ADD COLUMN proof text CONSTRAINT finding_proof_is_known CHECK (proof IN ('files', 'dossier')),
  ADD COLUMN plan jsonb,
  ADD COLUMN statement jsonb,
  ADD COLUMN submitted_at timestamptz,
  ADD COLUMN verify_by date,
  ADD COLUMN covering_dossier_id uuid REFERENCES referencing.dossier,
  ADD COLUMN rejections int NOT NULL DEFAULT 0,
  ADD COLUMN remark jsonb,
  ADD COLUMN extension jsonb,
  ADD COLUMN reopens uuid REFERENCES referencing.finding;
-- A full listing with reservations opens no compliance dossier: its gaps are closed with files.
UPDATE referencing.finding f SET proof = CASE
  WHEN f.source_type IN ('audit', 'incident') THEN 'files'
  WHEN EXISTS (SELECT FROM referencing.decision d WHERE d.id::text = f.source_id AND d.basis = 'full') THEN 'files'
  ELSE 'dossier' END;
ALTER TABLE referencing.finding
  ALTER COLUMN proof SET NOT NULL,
  ALTER COLUMN rejections DROP DEFAULT,
  -- What is taken up again after a restoration may be about one criterion that two sources had found.
  DROP CONSTRAINT one_finding_per_source_and_criterion,
  ADD CONSTRAINT one_finding_per_source_and_criterion UNIQUE NULLS NOT DISTINCT (source_type, source_id, criterion, reopens),
  ADD CONSTRAINT a_finding_is_taken_up_once UNIQUE (reopens),
  ADD CONSTRAINT planned_finding_has_its_plan CHECK (state <> 'planned' OR plan IS NOT NULL),
  ADD CONSTRAINT submitted_finding_has_its_proof CHECK (
    state <> 'submitted' OR (submitted_at IS NOT NULL AND ((covering_dossier_id IS NULL) = (verify_by IS NOT NULL)))),
  ADD CONSTRAINT rejections_are_counted CHECK (rejections >= 0);
CREATE INDEX finding_of_covering_dossier ON referencing.finding (covering_dossier_id) WHERE state = 'submitted';
CREATE INDEX finding_to_verify ON referencing.finding (verify_by, id) WHERE state = 'submitted';

-- Files that show that a finding is put right. The bytes lie in the evidence store, under their hash.
CREATE TABLE referencing.finding_evidence (
  id          uuid PRIMARY KEY,
  finding_id  uuid        NOT NULL REFERENCES referencing.finding,
  file_name   text        NOT NULL,
  media_type  text        NOT NULL,
  size        bigint      NOT NULL CHECK (size > 0),
  sha256      text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  uploaded_by uuid        NOT NULL,
  uploaded_at timestamptz NOT NULL,
  removed_at  timestamptz
);
CREATE INDEX finding_evidence_of_finding ON referencing.finding_evidence (finding_id, id);
