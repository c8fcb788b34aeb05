-- Who acted, and what else an entry commits to about him: the openings go, the leaves stay as they are.
CREATE INDEX opening_by_person ON journal.opening (value) WHERE name = 'actor';

CREATE FUNCTION journal.erase_people(order_id uuid, of_class text) RETURNS TABLE (record text, n bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN QUERY WITH gone AS (
    DELETE FROM journal.opening o USING retention.items_of(order_id, of_class) i
    WHERE o.name = 'actor' AND o.value = i RETURNING 1)
  SELECT 'opening', count(*) FROM gone;
END $$;
