-- What the editors say of the changes of a version: classes, and how long listings have to comply. Frozen with the text.
ALTER TABLE criteria.framework_version ADD COLUMN changes jsonb;

CREATE OR REPLACE FUNCTION criteria.keep_published_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'framework version % is kept for ever', OLD.number USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.state NOT IN ('draft', 'consultation')
     AND (NEW.content, NEW.number, NEW.policy_number, NEW.changes) IS DISTINCT FROM (OLD.content, OLD.number, OLD.policy_number, OLD.changes) THEN
    RAISE EXCEPTION 'framework version % is published: its content is immutable', OLD.number USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

-- What a version would do to current listings, computed in batches; once done it never changes.
CREATE TABLE criteria.impact_simulation (
  id                   uuid PRIMARY KEY,
  framework_version_id uuid        NOT NULL REFERENCES criteria.framework_version,
  state                text        NOT NULL CONSTRAINT simulation_state_is_known CHECK (state IN ('running', 'done', 'failed')),
  -- What it rests on: the text, the policy, the classes, the transition and the day of effect.
  basis                jsonb       NOT NULL,
  basis_hash           text        NOT NULL CHECK (basis_hash ~ '^[0-9a-f]{64}$'),
  listings             int         NOT NULL CHECK (listings >= 0),
  done                 int         NOT NULL CHECK (done >= 0),
  started_at           timestamptz NOT NULL,
  ended_at             timestamptz,
  impact               jsonb,
  document_hash        text        CHECK (document_hash ~ '^[0-9a-f]{64}$'),
  fault                text,
  CONSTRAINT simulation_ends CHECK ((state = 'running') = (ended_at IS NULL)),
  CONSTRAINT simulation_done_has_its_document CHECK ((state = 'done') = (impact IS NOT NULL AND document_hash IS NOT NULL)),
  CONSTRAINT failed_simulation_says_why CHECK ((state = 'failed') = (fault IS NOT NULL))
);
CREATE INDEX simulation_of_version ON criteria.impact_simulation (framework_version_id, id DESC);
CREATE UNIQUE INDEX one_running_simulation_per_version ON criteria.impact_simulation (framework_version_id) WHERE state = 'running';

CREATE TABLE criteria.impact_line (
  simulation_id uuid  NOT NULL REFERENCES criteria.impact_simulation,
  listing_id    uuid  NOT NULL,
  line          jsonb NOT NULL,
  PRIMARY KEY (simulation_id, listing_id)
);

CREATE FUNCTION criteria.keep_ended_simulation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state <> 'running' THEN
    RAISE EXCEPTION 'the simulation % has ended: it never changes', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ended_simulation_is_immutable BEFORE UPDATE OR DELETE ON criteria.impact_simulation
  FOR EACH ROW EXECUTE FUNCTION criteria.keep_ended_simulation();

SELECT public.make_append_only('criteria.impact_line');
