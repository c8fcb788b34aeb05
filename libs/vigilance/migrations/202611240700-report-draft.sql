-- What somebody wrote on the pages of the portal before he sent it, and the report he has open to follow. It is sealed
-- under a token that his browser alone holds: this table cannot be read without it.
CREATE TABLE vigilance.draft (
  hash       bytea PRIMARY KEY,
  content    bytea NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX draft_by_end ON vigilance.draft (expires_at);
CREATE TABLE vigilance.draft_file (
  draft_hash bytea NOT NULL REFERENCES vigilance.draft ON DELETE CASCADE,
  no         int NOT NULL CHECK (no > 0),
  content    bytea NOT NULL,
  PRIMARY KEY (draft_hash, no)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON vigilance.draft, vigilance.draft_file TO aval_app;

CREATE FUNCTION vigilance.erase_drafts(order_id uuid, of_class text) RETURNS TABLE (record text, n bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN QUERY WITH gone AS (
    DELETE FROM vigilance.draft d USING retention.items_of(order_id, of_class) i WHERE d.hash = decode(i, 'hex') RETURNING 1)
  SELECT 'draft', count(*) FROM gone;
END $$;
