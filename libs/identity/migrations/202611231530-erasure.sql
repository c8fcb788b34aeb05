-- The only way out of this schema: the subjects of an order of retention, and nothing else.
-- An account keeps its number, which other contexts name; the person behind it goes.
CREATE FUNCTION identity.erase_accounts(order_id uuid, of_class text) RETURNS TABLE (record text, n bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  due uuid[] := ARRAY(SELECT i::uuid FROM retention.items_of(order_id, of_class) i);
BEGIN
  DELETE FROM identity.session WHERE account_id = ANY (due);
  DELETE FROM identity.api_key WHERE account_id = ANY (due);
  UPDATE identity.membership SET email = id || '@efface.invalid' WHERE account_id = ANY (due);
  RETURN QUERY WITH emptied AS (
    UPDATE identity.account SET issuer = 'erased', subject = id::text, name = 'Compte effacé', email = id || '@efface.invalid',
      staff_roles = '{}' WHERE id = ANY (due) RETURNING 1)
  SELECT 'account', count(*) FROM emptied;
END $$;

CREATE FUNCTION identity.erase_sessions(order_id uuid, of_class text) RETURNS TABLE (record text, n bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN QUERY WITH gone AS (
    DELETE FROM identity.session s USING retention.items_of(order_id, of_class) i WHERE s.hash = decode(i, 'hex') RETURNING 1)
  SELECT 'session', count(*) FROM gone;
END $$;

CREATE FUNCTION identity.erase_logins(order_id uuid, of_class text) RETURNS TABLE (record text, n bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN QUERY WITH gone AS (
    DELETE FROM identity.login s USING retention.items_of(order_id, of_class) i WHERE s.hash = decode(i, 'hex') RETURNING 1)
  SELECT 'login', count(*) FROM gone;
END $$;
