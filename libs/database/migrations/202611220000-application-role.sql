-- The application logs in as the owner and at once takes this role, which owns nothing: it can add to the
-- journal but not rewrite it. Extensions serve the search (accents, typing errors).
-- The role belongs to the whole server: two databases that are made at once may both try.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'aval_app') THEN CREATE ROLE aval_app NOLOGIN; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$ BEGIN
  GRANT aval_app TO CURRENT_USER;
EXCEPTION WHEN unique_violation THEN NULL;
END $$;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- One call in each context's first migration: what the application may do in that schema, now and later.
CREATE FUNCTION public.open_schema_to_application(schema_name text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO aval_app', schema_name);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO aval_app', schema_name);
  EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO aval_app', schema_name);
  EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO aval_app', schema_name);
  EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT USAGE, SELECT ON SEQUENCES TO aval_app', schema_name);
END $$;

-- Attached to every table whose rows are history: even its owner cannot change one by accident.
CREATE FUNCTION public.refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE FUNCTION public.make_append_only(table_name regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER rows_are_history BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION public.refuse_rewriting()', table_name);
  EXECUTE format('CREATE TRIGGER table_is_history BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_rewriting()', table_name);
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM aval_app', table_name);
END $$;
GRANT SELECT ON public.migration TO aval_app;
