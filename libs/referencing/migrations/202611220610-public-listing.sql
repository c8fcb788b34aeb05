-- What the catalogue reads: one flat row per application that is or was listed, written anew with each decision.
CREATE TABLE referencing.listing_public (
  listing_id        uuid PRIMARY KEY REFERENCES referencing.listing,
  application_id    uuid        NOT NULL CONSTRAINT one_public_listing_per_application UNIQUE,
  slug              text        NOT NULL CONSTRAINT one_public_listing_per_address UNIQUE,
  name              text        NOT NULL,
  publisher         text        NOT NULL,
  category          text        NOT NULL,
  access_level      text        NOT NULL,
  tier              text        NOT NULL,
  summary           text        NOT NULL,
  platforms         text[]      NOT NULL,
  audiences         text[]      NOT NULL,
  badges            text[]      NOT NULL,
  letters           jsonb       NOT NULL,
  status            text        NOT NULL,
  basis             text        NOT NULL,
  open_findings     int         NOT NULL,
  reimbursed        boolean     NOT NULL,
  prescribable      boolean     NOT NULL,
  price             text,
  framework_version text        NOT NULL,
  version_assessed  text,
  valid_from        date        NOT NULL,
  valid_until       date,
  listed_at         timestamptz NOT NULL,
  decided_at        timestamptz NOT NULL,
  delisted_at       timestamptz,
  motive            text,
  sheet             jsonb       NOT NULL,
  changed_at        timestamptz NOT NULL,
  search            tsvector GENERATED ALWAYS AS (catalogue.search_vector(name, publisher, summary)) STORED
);
CREATE INDEX listing_public_by_name ON referencing.listing_public (status, name COLLATE "fr-x-icu", listing_id);
CREATE INDEX listing_public_by_category_and_name ON referencing.listing_public (status, category, name COLLATE "fr-x-icu", listing_id);
CREATE INDEX listing_public_by_listing_day ON referencing.listing_public (status, listed_at, listing_id);
CREATE INDEX listing_public_by_decision_day ON referencing.listing_public (status, decided_at, listing_id);
CREATE INDEX listing_public_by_words ON referencing.listing_public USING gin (search);
CREATE VIEW referencing.public_listing AS SELECT * FROM referencing.listing_public;

-- The history of a listing, one line per decision that changed it.
CREATE TABLE referencing.listing_event (
  decision_id       uuid PRIMARY KEY REFERENCES referencing.decision,
  application_id    uuid        NOT NULL,
  at                timestamptz NOT NULL,
  event             text        NOT NULL CONSTRAINT listing_event_is_known CHECK (event IN ('listed', 'changed', 'suspended', 'delisted')),
  decision_number   text        NOT NULL,
  status            text        NOT NULL,
  basis             text        NOT NULL,
  valid_until       date,
  framework_version text        NOT NULL,
  version_assessed  text        NOT NULL,
  motive            text
);
CREATE INDEX listing_event_of_application ON referencing.listing_event (application_id, at);
SELECT public.make_append_only('referencing.listing_event');
CREATE VIEW referencing.public_listing_event AS SELECT * FROM referencing.listing_event;

-- Grows with every change of the public table, in the same transaction: an answer kept under a number is never stale.
CREATE TABLE referencing.catalogue_version (
  id         int PRIMARY KEY CONSTRAINT only_one_version CHECK (id = 1),
  version    bigint      NOT NULL,
  changed_at timestamptz NOT NULL
);
INSERT INTO referencing.catalogue_version VALUES (1, 1, now());

CREATE FUNCTION referencing.tell_catalogue() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  next bigint;
BEGIN
  UPDATE referencing.catalogue_version SET version = version + 1, changed_at = clock_timestamp() WHERE id = 1 RETURNING version INTO next;
  PERFORM pg_notify('aval_catalogue', next::text);
  RETURN NULL;
END $$;
CREATE TRIGGER catalogue_is_told AFTER INSERT OR UPDATE OR DELETE ON referencing.listing_public
  FOR EACH STATEMENT EXECUTE FUNCTION referencing.tell_catalogue();
