-- What points to a person who reports: boxes that only their keys open. The schema has a role of its own; the
-- application holds no right on its tables, only on the functions below. So it can lay away without being able to
-- read, and what it reads it reads with a reason that stays.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'aval_vault') THEN CREATE ROLE aval_vault NOLOGIN; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$ BEGIN
  GRANT aval_vault TO CURRENT_USER;
EXCEPTION WHEN unique_violation THEN NULL;
END $$;

CREATE SCHEMA vault AUTHORIZATION aval_vault;
SET LOCAL ROLE aval_vault;
GRANT USAGE ON SCHEMA vault TO aval_app;

-- One data key for each subject, wrapped by a key that is in no database. Without it the boxes are noise for ever.
CREATE TABLE vault.data_key (
  subject      uuid PRIMARY KEY,
  key_version  int         NOT NULL CONSTRAINT key_version_is_positive CHECK (key_version > 0),
  wrapped      bytea,
  destroyed_at timestamptz,
  destroyed_because text,
  CONSTRAINT a_destroyed_key_says_why CHECK (
    (wrapped IS NULL) = (destroyed_at IS NOT NULL) AND (destroyed_at IS NULL) = (destroyed_because IS NULL))
);

CREATE TABLE vault.box (
  subject uuid  NOT NULL REFERENCES vault.data_key,
  name    text  NOT NULL,
  sealed  bytea NOT NULL,
  PRIMARY KEY (subject, name)
);

-- Eight bytes of a keyed hash: finds the reports of an address without knowing any address.
CREATE TABLE vault.trace (
  subject uuid  NOT NULL REFERENCES vault.data_key,
  name    text  NOT NULL,
  hash    bytea NOT NULL CONSTRAINT trace_is_short CHECK (length(hash) = 8),
  PRIMARY KEY (subject, name)
);
CREATE INDEX trace_found ON vault.trace (name, hash);

CREATE TABLE vault.reading (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subject uuid        NOT NULL REFERENCES vault.data_key,
  names   text[]      NOT NULL,
  reader  uuid,
  role    text        NOT NULL,
  because text        NOT NULL CONSTRAINT a_reading_has_its_reason CHECK (length(trim(because)) >= 5),
  read_at timestamptz NOT NULL
);
CREATE INDEX reading_of_subject ON vault.reading (subject, id);
SELECT public.make_append_only('vault.reading');

-- The second lock: even the owner sees the rows of one subject at a time, the one a function below was asked for.
CREATE FUNCTION vault.opened() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('vault.opened', true), '')::uuid $$;
ALTER TABLE vault.data_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE vault.data_key FORCE ROW LEVEL SECURITY;
ALTER TABLE vault.box ENABLE ROW LEVEL SECURITY;
ALTER TABLE vault.box FORCE ROW LEVEL SECURITY;
ALTER TABLE vault.trace ENABLE ROW LEVEL SECURITY;
ALTER TABLE vault.trace FORCE ROW LEVEL SECURITY;
ALTER TABLE vault.reading ENABLE ROW LEVEL SECURITY;
ALTER TABLE vault.reading FORCE ROW LEVEL SECURITY;
CREATE POLICY one_at_a_time ON vault.data_key USING (subject = vault.opened() OR current_setting('vault.upkeep', true) = 'keys');
CREATE POLICY one_at_a_time ON vault.box USING (subject = vault.opened());
CREATE POLICY one_at_a_time ON vault.trace USING (subject = vault.opened() OR current_setting('vault.upkeep', true) = 'traces');
CREATE POLICY one_at_a_time ON vault.reading USING (subject = vault.opened());

-- Lays boxes away. Nothing comes back: this is all that intake needs.
CREATE FUNCTION vault.seal(of_subject uuid, version int, wrapped_key bytea, names text[], boxes bytea[], traced text[], traces bytea[])
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM set_config('vault.opened', of_subject::text, true);
  INSERT INTO vault.data_key (subject, key_version, wrapped) VALUES (of_subject, version, wrapped_key);
  INSERT INTO vault.box (subject, name, sealed) SELECT of_subject, b.name, b.sealed FROM unnest(names, boxes) AS b(name, sealed);
  INSERT INTO vault.trace (subject, name, hash) SELECT of_subject, t.name, t.hash FROM unnest(traced, traces) AS t(name, hash);
  PERFORM set_config('vault.opened', '', true);
END $$;

-- More for a subject that is there: needs its key, so the caller opens it first.
CREATE FUNCTION vault.add_box(of_subject uuid, box_name text, box bytea)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM set_config('vault.opened', of_subject::text, true);
  INSERT INTO vault.box (subject, name, sealed) VALUES (of_subject, box_name, box);
  PERFORM set_config('vault.opened', '', true);
END $$;

-- The key alone, to lay something more away: it opens nothing without a box.
CREATE FUNCTION vault.key_of(of_subject uuid) RETURNS TABLE (key_version int, wrapped bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM set_config('vault.opened', of_subject::text, true);
  RETURN QUERY SELECT k.key_version, k.wrapped FROM vault.data_key k WHERE k.subject = of_subject;
  PERFORM set_config('vault.opened', '', true);
END $$;

-- The only way to the boxes: who reads, as what and why is written down in the same breath.
CREATE FUNCTION vault.open(of_subject uuid, wanted text[], by_reader uuid, by_role text, reason text, at timestamptz)
RETURNS TABLE (name text, sealed bytea, key_version int, wrapped bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM set_config('vault.opened', of_subject::text, true);
  INSERT INTO vault.reading (subject, names, reader, role, because, read_at)
  SELECT k.subject, wanted, by_reader, by_role, reason, at FROM vault.data_key k WHERE k.subject = of_subject;
  RETURN QUERY
    SELECT b.name, b.sealed, k.key_version, k.wrapped
    FROM vault.data_key k LEFT JOIN vault.box b ON b.subject = k.subject AND b.name = ANY (wanted)
    WHERE k.subject = of_subject;
  PERFORM set_config('vault.opened', '', true);
END $$;

CREATE FUNCTION vault.readings(of_subject uuid)
RETURNS TABLE (names text[], reader uuid, role text, because text, read_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM set_config('vault.opened', of_subject::text, true);
  RETURN QUERY SELECT r.names, r.reader, r.role, r.because, r.read_at FROM vault.reading r WHERE r.subject = of_subject ORDER BY r.id;
  PERFORM set_config('vault.opened', '', true);
END $$;

-- Erases: without its key what is sealed is noise, in every backup too.
CREATE FUNCTION vault.destroy(of_subject uuid, reason text, at timestamptz)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE done boolean;
BEGIN
  PERFORM set_config('vault.opened', of_subject::text, true);
  UPDATE vault.data_key SET wrapped = NULL, destroyed_at = at, destroyed_because = reason
  WHERE subject = of_subject AND wrapped IS NOT NULL;
  done := FOUND;
  DELETE FROM vault.box WHERE subject = of_subject;
  DELETE FROM vault.trace WHERE subject = of_subject;
  PERFORM set_config('vault.opened', '', true);
  RETURN done;
END $$;

CREATE FUNCTION vault.find(trace_name text, looked_for bytea) RETURNS SETOF uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM set_config('vault.upkeep', 'traces', true);
  RETURN QUERY SELECT t.subject FROM vault.trace t WHERE t.name = trace_name AND t.hash = looked_for ORDER BY t.subject;
  PERFORM set_config('vault.upkeep', '', true);
END $$;

-- Rotation touches the wrapping alone; the boxes stay as they are.
CREATE FUNCTION vault.wrapped_before(version int, at_most int) RETURNS TABLE (subject uuid, key_version int, wrapped bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM set_config('vault.upkeep', 'keys', true);
  RETURN QUERY SELECT k.subject, k.key_version, k.wrapped FROM vault.data_key k
    WHERE k.key_version < version AND k.wrapped IS NOT NULL ORDER BY k.subject LIMIT at_most FOR UPDATE;
  PERFORM set_config('vault.upkeep', '', true);
END $$;

CREATE FUNCTION vault.rewrap(of_subject uuid, from_version int, to_version int, wrapped_key bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM set_config('vault.opened', of_subject::text, true);
  UPDATE vault.data_key SET key_version = to_version, wrapped = wrapped_key
  WHERE subject = of_subject AND key_version = from_version AND wrapped IS NOT NULL;
  PERFORM set_config('vault.opened', '', true);
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA vault FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA vault TO aval_app;
RESET ROLE;
