-- The public log over the journal: an RFC 9162 tree whose leaves are the journal's entries, in an order of its own.
-- `seq` of the journal has gaps and is not the order of commits; `leaf_index` has neither fault.
CREATE SCHEMA trust;

-- Entries that have no leaf yet. The row is written by the transaction of its entry, so it is seen when the entry is,
-- however long that transaction took and whatever was sequenced meanwhile. It stays small: the sequencer empties it.
CREATE TABLE trust.awaiting (
  seq bigint PRIMARY KEY
) WITH (autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_insert_threshold = -1);

-- Level 0 of the tree. The hash is kept beside the one in the journal: changing one row there does not change this one.
CREATE TABLE trust.leaf (
  leaf_index bigint PRIMARY KEY CHECK (leaf_index >= 0),
  seq        bigint NOT NULL,
  hash       bytea  NOT NULL CHECK (length(hash) = 32),
  CONSTRAINT one_leaf_per_entry UNIQUE (seq)
);

-- Complete subtrees above the leaves; they never change once they are there.
CREATE TABLE trust.node (
  level smallint NOT NULL CHECK (level BETWEEN 1 AND 62),
  index bigint   NOT NULL CHECK (index >= 0),
  hash  bytea    NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (level, index)
);

-- Every key that ever signed, in the form others verify with.
CREATE TABLE trust.log_key (
  vkey          text PRIMARY KEY,
  introduced_at timestamptz NOT NULL
);

CREATE TABLE trust.checkpoint (
  size      bigint      PRIMARY KEY CHECK (size > 0),
  root      bytea       NOT NULL CHECK (length(root) = 32),
  note      text        NOT NULL,
  signed_at timestamptz NOT NULL
);

SELECT public.open_schema_to_application('trust');
SELECT public.make_append_only('trust.leaf');
SELECT public.make_append_only('trust.node');
SELECT public.make_append_only('trust.log_key');
SELECT public.make_append_only('trust.checkpoint');
REVOKE UPDATE, TRUNCATE ON trust.awaiting FROM aval_app;

CREATE FUNCTION trust.await_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO trust.awaiting (seq) SELECT seq FROM fresh;
  RETURN NULL;
END $$;
CREATE TRIGGER entries_await_their_leaf AFTER INSERT ON journal.entry
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION trust.await_leaf();

-- What was written before there was a log. The trigger's lock has waited for whoever was writing.
INSERT INTO trust.awaiting (seq) SELECT seq FROM journal.entry;
