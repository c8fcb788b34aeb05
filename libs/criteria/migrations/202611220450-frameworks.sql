CREATE SCHEMA criteria;

-- Policies are never changed: a new number is a new policy.
CREATE TABLE criteria.policy (
  number       text PRIMARY KEY,
  policy       text        NOT NULL,
  content      text        NOT NULL,
  content_hash bytea       NOT NULL CONSTRAINT hash_is_of_content CHECK (content_hash = sha256(convert_to(content, 'UTF8'))),
  created_at   timestamptz NOT NULL
);

CREATE TABLE criteria.framework_version (
  id                     uuid PRIMARY KEY,
  framework              text        NOT NULL,
  number                 text        NOT NULL CONSTRAINT one_framework_version_per_number UNIQUE,
  title                  text        NOT NULL,
  state                  text        NOT NULL CONSTRAINT state_is_known CHECK (state IN (
    'draft', 'consultation', 'published', 'in_force', 'closing', 'retired')),
  state_since            timestamptz NOT NULL,
  content                text        NOT NULL,
  content_hash           bytea       NOT NULL CONSTRAINT hash_is_of_content CHECK (content_hash = sha256(convert_to(content, 'UTF8'))),
  policy_number          text        NOT NULL REFERENCES criteria.policy,
  consultation_opened_on date,
  published_on           date,
  effective_on           date,
  publication            jsonb,
  created_at             timestamptz NOT NULL,
  version                int         NOT NULL,
  CONSTRAINT published_version_has_its_dates CHECK (
    state IN ('draft', 'consultation') OR (published_on IS NOT NULL AND effective_on IS NOT NULL AND publication IS NOT NULL))
);
-- Invariant 23, first half.
CREATE UNIQUE INDEX one_framework_version_in_force ON criteria.framework_version (state) WHERE state = 'in_force';

-- What was once released under a number, and the criteria it asked: kept for ever, also after a recall.
CREATE TABLE criteria.release (
  number       text PRIMARY KEY,
  content_hash bytea       NOT NULL,
  released_on  date        NOT NULL
);
CREATE TABLE criteria.criterion (
  id            text PRIMARY KEY,
  introduced_in text NOT NULL,
  removed_in    text
);

CREATE FUNCTION criteria.keep_published_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'framework version % is kept for ever', OLD.number USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.state NOT IN ('draft', 'consultation') AND (NEW.content, NEW.number, NEW.policy_number) IS DISTINCT FROM (OLD.content, OLD.number, OLD.policy_number) THEN
    RAISE EXCEPTION 'framework version % is published: its content is immutable', OLD.number USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER published_version_is_immutable BEFORE UPDATE OR DELETE ON criteria.framework_version
  FOR EACH ROW EXECUTE FUNCTION criteria.keep_published_version();

-- Invariant 23, second half: an id that was removed is never given to another question.
CREATE FUNCTION criteria.keep_removed_criterion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.id <> OLD.id OR (OLD.removed_in IS NOT NULL AND NEW.removed_in IS DISTINCT FROM OLD.removed_in) THEN
    RAISE EXCEPTION 'criterion % was removed: its id is never used again', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER removed_criterion_stays_removed BEFORE UPDATE OR DELETE ON criteria.criterion
  FOR EACH ROW EXECUTE FUNCTION criteria.keep_removed_criterion();

SELECT public.open_schema_to_application('criteria');
SELECT public.make_append_only('criteria.policy');
SELECT public.make_append_only('criteria.release');
