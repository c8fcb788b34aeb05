-- Proofs of work that were spent: each is good for one report, and may go once it would be refused as too late.
CREATE TABLE vigilance.spent_proof (
  nonce      bytea PRIMARY KEY,
  expires_at timestamptz NOT NULL
);
CREATE INDEX spent_proof_by_end ON vigilance.spent_proof (expires_at);
GRANT SELECT, INSERT, DELETE ON vigilance.spent_proof TO aval_app;
