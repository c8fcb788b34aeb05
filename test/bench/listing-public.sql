-- The view that `referencing` publishes, backed by a plain table: what the catalogue's own tests and the bench read.
CREATE SCHEMA IF NOT EXISTS referencing;
CREATE TABLE referencing.listing_public (
  listing_id        uuid PRIMARY KEY,
  application_id    uuid NOT NULL,
  slug              text NOT NULL UNIQUE,
  name              text NOT NULL,
  publisher         text NOT NULL,
  category          text NOT NULL,
  access_level      text NOT NULL,
  tier              text NOT NULL,
  summary           text NOT NULL,
  platforms         text[] NOT NULL DEFAULT '{}',
  audiences         text[] NOT NULL DEFAULT '{}',
  badges            text[] NOT NULL DEFAULT '{}',
  letters           jsonb NOT NULL DEFAULT '[]',
  status            text NOT NULL,
  basis             text NOT NULL,
  open_findings     int NOT NULL DEFAULT 0,
  reimbursed        boolean NOT NULL DEFAULT false,
  prescribable      boolean NOT NULL DEFAULT false,
  price             text,
  framework_version text NOT NULL,
  version_assessed  text,
  valid_from        date NOT NULL,
  valid_until       date,
  listed_at         timestamptz NOT NULL,
  decided_at        timestamptz NOT NULL,
  delisted_at       timestamptz,
  motive            text,
  sheet             jsonb NOT NULL DEFAULT '{}',
  changed_at        timestamptz NOT NULL,
  search            tsvector GENERATED ALWAYS AS (catalogue.search_vector(name, publisher, summary)) STORED
);
CREATE INDEX listing_public_by_name ON referencing.listing_public (status, name COLLATE "fr-x-icu", listing_id);
CREATE INDEX listing_public_by_category_and_name ON referencing.listing_public (status, category, name COLLATE "fr-x-icu", listing_id);
CREATE INDEX listing_public_by_listing_day ON referencing.listing_public (status, listed_at, listing_id);
CREATE INDEX listing_public_by_decision_day ON referencing.listing_public (status, decided_at, listing_id);
CREATE INDEX listing_public_by_words ON referencing.listing_public USING gin (search);
CREATE VIEW referencing.public_listing AS SELECT * FROM referencing.listing_public;

CREATE TABLE referencing.listing_event_public (
  application_id    uuid NOT NULL,
  at                timestamptz NOT NULL,
  event             text NOT NULL,
  decision_number   text,
  status            text NOT NULL,
  basis             text NOT NULL,
  valid_until       date,
  framework_version text NOT NULL,
  version_assessed  text,
  motive            text
);
CREATE INDEX listing_event_public_by_application ON referencing.listing_event_public (application_id, at);
CREATE VIEW referencing.public_listing_event AS SELECT * FROM referencing.listing_event_public;

CREATE TABLE referencing.catalogue_version (only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row), version bigint NOT NULL);
INSERT INTO referencing.catalogue_version (version) VALUES (1);
SELECT public.open_schema_to_application('referencing');
