-- The only way out of this schema: the subjects of an order of retention, and nothing else.
CREATE FUNCTION evaluation.erase_reviews(order_id uuid, of_class text) RETURNS TABLE (record text, n bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  due uuid[] := ARRAY(SELECT i::uuid FROM retention.items_of(order_id, of_class) i);
BEGIN
  RETURN QUERY WITH gone AS (
    DELETE FROM evaluation.criterion_score s USING evaluation.review_version v, evaluation.assignment a
    WHERE v.id = s.review_version_id AND a.id = v.assignment_id AND a.dossier_id = ANY (due) RETURNING 1)
  SELECT 'score', count(*) FROM gone;
  RETURN QUERY WITH gone AS (
    DELETE FROM evaluation.review_version v USING evaluation.assignment a
    WHERE a.id = v.assignment_id AND a.dossier_id = ANY (due) RETURNING 1)
  SELECT 'review', count(*) FROM gone;
  RETURN QUERY WITH gone AS (DELETE FROM evaluation.question WHERE dossier_id = ANY (due) RETURNING 1)
    SELECT 'question', count(*) FROM gone;
  DELETE FROM evaluation.draft f USING evaluation.assignment a WHERE a.id = f.assignment_id AND a.dossier_id = ANY (due);
  DELETE FROM evaluation.criterion_outcome WHERE dossier_id = ANY (due);
  DELETE FROM evaluation.label WHERE dossier_id = ANY (due);
END $$;

-- What was asked of an expert stays under his number, which leads to nobody any more; who he was and with whom he had
-- to do does not.
CREATE FUNCTION evaluation.erase_experts(order_id uuid, of_class text) RETURNS TABLE (record text, n bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  due uuid[] := ARRAY(SELECT i::uuid FROM retention.items_of(order_id, of_class) i);
BEGIN
  RETURN QUERY WITH gone AS (DELETE FROM evaluation.conflict_relation WHERE expert_id = ANY (due) RETURNING 1)
    SELECT 'interest', count(*) FROM gone;
  RETURN QUERY WITH emptied AS (
    UPDATE evaluation.declaration SET text = CASE interest WHEN 'none' THEN '' ELSE '…' END
    WHERE signed_by = ANY (due) AND text NOT IN ('', '…') RETURNING 1)
  SELECT 'declaration', count(*) FROM emptied;
  UPDATE evaluation.clearance c SET reason = '…' FROM evaluation.declaration d
  WHERE d.id = c.declaration_id AND d.signed_by = ANY (due);
  DELETE FROM evaluation.label WHERE expert_id = ANY (due);
  RETURN QUERY WITH gone AS (DELETE FROM evaluation.expert WHERE id = ANY (due) RETURNING 1)
    SELECT 'expert', count(*) FROM gone;
END $$;

-- When the mandate of an expert ends, or ended: his account is kept as long.
CREATE VIEW evaluation.expert_mandate AS SELECT id AS account_id, mandate_to FROM evaluation.expert;
GRANT SELECT ON evaluation.expert_mandate TO aval_app;
