-- What is kept no longer: who was warned, what is held back, what was erased under which rule, and what stays of it.
CREATE SCHEMA retention;

-- The periods in force, as the last run found them in the policy: what the checks compare with.
CREATE TABLE retention.rule (
  class          text     PRIMARY KEY,
  keep           interval NOT NULL,
  told           boolean  NOT NULL,
  policy_version int      NOT NULL
);

-- One row per run that came to its end.
CREATE TABLE retention.sweep (
  id             uuid PRIMARY KEY,
  at             timestamptz NOT NULL,
  ended_at       timestamptz NOT NULL,
  policy_version int         NOT NULL
);
CREATE INDEX sweep_by_age ON retention.sweep (at);

-- Put by hand, with a motive: while it stands, nothing of its subject (`dossier:<id>`) is erased.
CREATE TABLE retention.hold (
  id          uuid PRIMARY KEY,
  subject     text        NOT NULL CONSTRAINT subject_is_named CHECK (subject ~ '^(dossier|application|organisation|account):[0-9a-f-]{36}$'),
  motive      text        NOT NULL CONSTRAINT hold_has_its_motive CHECK (btrim(motive) <> ''),
  put_by      uuid        NOT NULL,
  put_at      timestamptz NOT NULL,
  lifted_by   uuid,
  lifted_at   timestamptz,
  lift_motive text,
  version     int         NOT NULL,
  CONSTRAINT lifted_hold_is_whole CHECK ((lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (lift_motive IS NULL))
);
CREATE UNIQUE INDEX one_standing_hold_per_subject ON retention.hold (subject) WHERE lifted_at IS NULL;

-- What the publisher was told, and the day that was named to him. Gone when something held it back: all begins anew.
CREATE TABLE retention.warning (
  class      text NOT NULL,
  subject_id text NOT NULL,
  first_on   date NOT NULL,
  second_on  date,
  erase_on   date NOT NULL,
  PRIMARY KEY (class, subject_id)
);

-- The order to erase. Without one, written in the same transaction, no row of history can be touched.
CREATE TABLE retention.erasure (
  id             uuid PRIMARY KEY,
  class          text        NOT NULL,
  rule           text        NOT NULL,
  policy_version int         NOT NULL,
  ordered_at     timestamptz NOT NULL,
  records        int         NOT NULL,
  recorded_in    xid8        NOT NULL DEFAULT pg_current_xact_id()
);
CREATE INDEX erasure_by_class ON retention.erasure (class, ordered_at);
SELECT public.make_append_only('retention.erasure');

-- The subjects of the order that is being carried out. Empty between two transactions.
CREATE TABLE retention.item (
  erasure_id uuid   NOT NULL REFERENCES retention.erasure,
  subject_id text   NOT NULL,
  subjects   text[] NOT NULL,
  PRIMARY KEY (erasure_id, subject_id)
);

-- The reduced record: number, dates, outcome, hashes. For statistics and for appeals; no person, no content.
CREATE TABLE retention.erased (
  class           text        NOT NULL,
  subject_id      text        NOT NULL,
  erasure_id      uuid        NOT NULL REFERENCES retention.erasure,
  organisation_id uuid,
  ended_at        timestamptz NOT NULL,
  erased_at       timestamptz NOT NULL,
  reduced         jsonb       NOT NULL,
  PRIMARY KEY (class, subject_id)
);
SELECT public.make_append_only('retention.erased');

-- Contents whose row is gone. The bytes follow once nothing else names them; an infected one goes in any case.
CREATE TABLE retention.file_to_remove (
  sha256   text        PRIMARY KEY,
  asked_at timestamptz NOT NULL,
  infected boolean     NOT NULL DEFAULT false
);

-- The whole of what a publisher has here, as one file. The row is the log: it outlives the file.
CREATE TABLE retention.export (
  id              uuid PRIMARY KEY,
  organisation_id uuid        NOT NULL,
  ordered_by      uuid        NOT NULL,
  ordered_at      timestamptz NOT NULL,
  state           text        NOT NULL CONSTRAINT export_state_is_known CHECK (state IN ('waiting', 'building', 'ready', 'failed', 'erased')),
  done            int         NOT NULL,
  total           int         NOT NULL,
  ready_at        timestamptz,
  available_until timestamptz,
  size            bigint,
  sha256          text        CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  ended_at        timestamptz,
  version         int         NOT NULL,
  CONSTRAINT export_goes_forward CHECK (done BETWEEN 0 AND total),
  CONSTRAINT ready_export_is_whole CHECK (
    state NOT IN ('ready', 'erased') OR (ready_at IS NOT NULL AND available_until IS NOT NULL AND size IS NOT NULL AND sha256 IS NOT NULL)),
  CONSTRAINT ended_export_has_its_end CHECK ((state IN ('failed', 'erased')) = (ended_at IS NOT NULL))
);
CREATE UNIQUE INDEX one_export_at_a_time ON retention.export (organisation_id) WHERE state IN ('waiting', 'building');
CREATE INDEX export_of_organisation ON retention.export (organisation_id, id);
CREATE INDEX export_to_erase ON retention.export (available_until) WHERE state = 'ready';

SELECT public.open_schema_to_application('retention');
REVOKE UPDATE, DELETE, TRUNCATE ON retention.erasure, retention.erased FROM aval_app;

-- What a procedure of erasure may take: the subjects of an order of this class written in this very transaction. A hold
-- put by hand is looked for once more, at the last moment and by the database itself.
CREATE FUNCTION retention.items_of(wanted uuid, of_class text) RETURNS SETOF text LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM retention.erasure e
                 WHERE e.id = wanted AND e.class = of_class AND e.recorded_in = pg_current_xact_id()) THEN
    RAISE EXCEPTION 'nothing of class % is erased without an order', of_class USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF EXISTS (SELECT FROM retention.item i JOIN retention.hold h ON h.lifted_at IS NULL AND h.subject = ANY (i.subjects)
             WHERE i.erasure_id = wanted) THEN
    RAISE EXCEPTION 'a legal hold stands' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY SELECT i.subject_id FROM retention.item i WHERE i.erasure_id = wanted;
END $$;

-- True for the owner of a table while he carries out an order. The application owns nothing: it gets there only through
-- the procedures of erasure that each schema declares, and those take nothing but the items of their order.
CREATE FUNCTION retention.is_erasing(history oid) RETURNS boolean LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM pg_class c WHERE c.oid = history AND pg_get_userbyid(c.relowner) = current_user)
     AND EXISTS (SELECT FROM retention.item i JOIN retention.erasure e ON e.id = i.erasure_id
                 WHERE e.recorded_in = pg_current_xact_id())
$$;

CREATE OR REPLACE FUNCTION public.refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_LEVEL = 'ROW' AND retention.is_erasing(TG_RELID) THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION retention.erase_export_log(order_id uuid, of_class text) RETURNS TABLE (record text, n bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN QUERY WITH gone AS (
    DELETE FROM retention.export x USING retention.items_of(order_id, of_class) i WHERE x.id = i::uuid RETURNING 1)
  SELECT 'export', count(*) FROM gone;
END $$;
