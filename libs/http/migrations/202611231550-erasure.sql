CREATE FUNCTION http.erase_idempotency(order_id uuid, of_class text) RETURNS TABLE (record text, n bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN QUERY WITH gone AS (
    DELETE FROM http.idempotency r USING retention.items_of(order_id, of_class) i
    WHERE (r.caller, r.key) = (i::jsonb ->> 0, i::jsonb ->> 1) RETURNING 1)
  SELECT 'idempotency record', count(*) FROM gone;
END $$;
