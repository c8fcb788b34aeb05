CREATE FUNCTION notification.erase_letters(order_id uuid, of_class text) RETURNS TABLE (record text, n bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN QUERY WITH gone AS (
    DELETE FROM notification.letter l USING retention.items_of(order_id, of_class) i WHERE l.id = i::uuid RETURNING 1)
  SELECT 'letter', count(*) FROM gone;
END $$;
