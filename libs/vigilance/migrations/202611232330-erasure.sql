-- The only way out: the reports of an order of retention, and nothing else. Numbers, dates, kind, severity and outcome stay,
-- so that figures do not change; who reported goes with his key, and what was said with the copy.
CREATE FUNCTION vigilance.erase_reporters(order_id uuid, of_class text) RETURNS TABLE (record text, n bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  due uuid[] := ARRAY(SELECT i::uuid FROM retention.items_of(order_id, of_class) i);
  at timestamptz := (SELECT e.ordered_at FROM retention.erasure e WHERE e.id = order_id);
  done bigint := 0;
  one uuid;
BEGIN
  FOREACH one IN ARRAY due LOOP
    IF vault.destroy(one, 'Fin de la durée de conservation', at) THEN done := done + 1; END IF;
  END LOOP;
  RETURN QUERY SELECT 'reporter', done;
END $$;

CREATE FUNCTION vigilance.erase_reports(order_id uuid, of_class text) RETURNS TABLE (record text, n bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  due uuid[] := ARRAY(SELECT i::uuid FROM retention.items_of(order_id, of_class) i);
  at timestamptz := (SELECT e.ordered_at FROM retention.erasure e WHERE e.id = order_id);
BEGIN
  PERFORM vault.destroy(d, 'Fin de la durée de conservation', at) FROM unnest(due) AS d;
  RETURN QUERY WITH emptied AS (
    UPDATE vigilance.reading SET copy = '', because = '{}' WHERE report_id = ANY (due) AND copy <> '' RETURNING 1)
  SELECT 'report-copy', count(*) FROM emptied;
  UPDATE vigilance.triage SET motive = '…', lowering = NULL WHERE report_id = ANY (due);
END $$;
