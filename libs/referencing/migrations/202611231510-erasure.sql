-- The only way out of this schema. Each procedure takes the subjects of an order of retention and nothing else.
CREATE FUNCTION referencing.erase_dossiers(order_id uuid, of_class text) RETURNS TABLE (record text, n bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  due uuid[] := ARRAY(SELECT i::uuid FROM retention.items_of(order_id, of_class) i);
BEGIN
  DELETE FROM referencing.open_question WHERE dossier_id = ANY (due);
  RETURN QUERY WITH gone AS (DELETE FROM referencing.clarification WHERE dossier_id = ANY (due) RETURNING 1)
    SELECT 'clarification', count(*) FROM gone;
  RETURN QUERY WITH gone AS (DELETE FROM referencing.answer WHERE dossier_id = ANY (due) RETURNING 1)
    SELECT 'answer', count(*) FROM gone;
  DELETE FROM referencing.flagged_item WHERE dossier_id = ANY (due);
  INSERT INTO retention.file_to_remove (sha256, asked_at)
    SELECT DISTINCT e.sha256, o.ordered_at FROM referencing.evidence e, retention.erasure o
    WHERE e.dossier_id = ANY (due) AND o.id = order_id
    ON CONFLICT DO NOTHING;
  RETURN QUERY WITH gone AS (DELETE FROM referencing.evidence WHERE dossier_id = ANY (due) RETURNING 1)
    SELECT 'evidence', count(*) FROM gone;
  RETURN QUERY WITH gone AS (DELETE FROM referencing.submission WHERE dossier_id = ANY (due) RETURNING 1)
    SELECT 'submission', count(*) FROM gone;
  RETURN QUERY WITH gone AS (DELETE FROM referencing.report WHERE dossier_id = ANY (due) RETURNING 1)
    SELECT 'report', count(*) FROM gone;
  RETURN QUERY WITH gone AS (DELETE FROM referencing.observations WHERE dossier_id = ANY (due) RETURNING 1)
    SELECT 'observations', count(*) FROM gone;
  DELETE FROM referencing.decision_draft WHERE dossier_id = ANY (due);
  DELETE FROM referencing.limit_extension WHERE dossier_id = ANY (due);
  DELETE FROM referencing.emergency_access WHERE dossier_id = ANY (due);
  DELETE FROM referencing.scope_item WHERE dossier_id = ANY (due);
  -- The row of a filed dossier stays: number, dates and class of the application, to which decisions refer.
  DELETE FROM referencing.dossier WHERE id = ANY (due) AND state = 'draft';
END $$;

CREATE FUNCTION referencing.erase_contracts(order_id uuid, of_class text) RETURNS TABLE (record text, n bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN QUERY WITH gone AS (
    DELETE FROM referencing.contract c USING retention.items_of(order_id, of_class) i WHERE c.id = i::uuid RETURNING 1)
  SELECT 'contract', count(*) FROM gone;
END $$;

-- What a finding was about stays, and how it ended; plans, words and files go.
CREATE FUNCTION referencing.erase_findings(order_id uuid, of_class text) RETURNS TABLE (record text, n bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  due uuid[] := ARRAY(SELECT i::uuid FROM retention.items_of(order_id, of_class) i);
BEGIN
  INSERT INTO retention.file_to_remove (sha256, asked_at)
    SELECT DISTINCT e.sha256, o.ordered_at FROM referencing.finding_evidence e, retention.erasure o
    WHERE e.finding_id = ANY (due) AND o.id = order_id
    ON CONFLICT DO NOTHING;
  RETURN QUERY WITH gone AS (DELETE FROM referencing.finding_evidence WHERE finding_id = ANY (due) RETURNING 1)
    SELECT 'evidence', count(*) FROM gone;
  RETURN QUERY WITH emptied AS (
    UPDATE referencing.finding SET plan = NULL, statement = NULL, remark = NULL, extension = NULL, text = '…'
    WHERE id = ANY (due) RETURNING 1)
  SELECT 'finding', count(*) FROM emptied;
END $$;

-- A dossier that came to its end: how, when, and what hangs on it. Which class it is in follows from `outcome`.
CREATE VIEW referencing.ended_dossier AS
  SELECT d.id, d.number, d.kind, d.state, d.application_id, d.organisation_id, d.framework_version, d.tier,
    d.facts ->> 'category' AS category, d.requested_at, d.closed_at, last.number AS decision, last.outcome, last.hash AS decision_hash,
    last.basis IS NOT NULL AS granted,
    -- A notice that nobody is deemed to have read yet: the time to appeal has not begun.
    (SELECT max(CASE WHEN n.appeal_until IS NULL THEN 'infinity'::timestamptz
                     ELSE (n.appeal_until + 1)::timestamp AT TIME ZONE 'Europe/Paris' END)
     FROM referencing.notice n JOIN referencing.decision of ON of.id = n.decision_id WHERE of.dossier_id = d.id) AS appealable_until,
    (SELECT coalesce(jsonb_agg(s.hash ORDER BY s.number), '[]') FROM referencing.submission s WHERE s.dossier_id = d.id) AS submissions
  FROM referencing.dossier d
    LEFT JOIN LATERAL (
      SELECT * FROM referencing.decision c WHERE c.dossier_id = d.id ORDER BY c.signed_at DESC, c.id DESC LIMIT 1) last ON true
  WHERE d.state IN ('decided', 'withdrawn', 'lapsed', 'inadmissible') AND d.closed_at IS NOT NULL;
-- Since when an application has had no listing and no file at work; absent while it has either.
CREATE VIEW referencing.idle_application AS
  SELECT a.id, a.organisation_id,
    (SELECT max(l.delisted_at) FROM referencing.listing l WHERE l.application_id = a.id) AS delisted_at,
    (SELECT max(d.closed_at) FROM referencing.dossier d WHERE d.application_id = a.id) AS last_closed_at
  FROM referencing.application a
  WHERE NOT EXISTS (SELECT FROM referencing.listing l WHERE l.application_id = a.id AND l.status <> 'delisted')
    AND NOT EXISTS (SELECT FROM referencing.dossier d WHERE d.application_id = a.id
                    AND d.state NOT IN ('draft', 'decided', 'withdrawn', 'lapsed', 'inadmissible'));
GRANT SELECT ON referencing.ended_dossier, referencing.idle_application TO aval_app;
