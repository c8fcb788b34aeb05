-- The row stays, so that the same content is known again for what it is; the bytes go.
CREATE FUNCTION files.erase_infected(order_id uuid, of_class text) RETURNS TABLE (record text, n bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN QUERY WITH asked AS (
    INSERT INTO retention.file_to_remove (sha256, asked_at, infected)
    SELECT i, o.ordered_at, true FROM retention.items_of(order_id, of_class) i, retention.erasure o WHERE o.id = order_id
    ON CONFLICT (sha256) DO UPDATE SET infected = true RETURNING 1)
  SELECT 'file', count(*) FROM asked;
END $$;
