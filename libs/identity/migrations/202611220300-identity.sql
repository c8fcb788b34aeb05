-- Who acts. Nothing here knows a dossier; other contexts keep the ids of organisations and accounts.
CREATE SCHEMA identity;

CREATE TABLE identity.account (
  id            uuid PRIMARY KEY,
  issuer        text        NOT NULL,
  subject       text        NOT NULL,
  name          text        NOT NULL,
  email         text        NOT NULL,
  staff_roles   text[]      NOT NULL CONSTRAINT staff_role_is_known CHECK (staff_roles <@ ARRAY[
    'case_officer', 'lead', 'expert', 'signatory', 'auditor', 'vigilance_officer', 'duty_officer',
    'control_agency', 'monitor', 'oversight', 'framework_editor', 'administrator']),
  created_at    timestamptz NOT NULL,
  last_login_at timestamptz,
  CONSTRAINT one_account_per_issuer_and_subject UNIQUE (issuer, subject),
  CONSTRAINT administrator_stands_apart CHECK ('administrator' <> ALL (staff_roles) OR cardinality(staff_roles) = 1)
);
CREATE INDEX account_by_email ON identity.account (lower(email));
CREATE INDEX account_by_name ON identity.account (lower(name), id);
CREATE INDEX account_by_role ON identity.account USING gin (staff_roles);

CREATE TABLE identity.organisation (
  id          uuid PRIMARY KEY,
  name        text        NOT NULL,
  siren       text        NOT NULL CONSTRAINT siren_has_nine_digits CHECK (siren ~ '^[0-9]{9}$'),
  kind        text        NOT NULL CONSTRAINT kind_is_known CHECK (kind IN ('publisher', 'consultancy', 'authority', 'other')),
  verified_by uuid,
  verified_at timestamptz,
  created_at  timestamptz NOT NULL,
  version     int         NOT NULL,
  CONSTRAINT verification_has_an_author CHECK ((verified_by IS NULL) = (verified_at IS NULL))
);
-- Anybody may type a SIREN; only one organisation is believed.
CREATE UNIQUE INDEX one_verified_organisation_per_siren ON identity.organisation (siren) WHERE verified_at IS NOT NULL;
CREATE INDEX organisation_by_name ON identity.organisation (lower(name), id);

CREATE TABLE identity.membership (
  id              uuid PRIMARY KEY,
  organisation_id uuid        NOT NULL REFERENCES identity.organisation,
  account_id      uuid REFERENCES identity.account,
  email           text        NOT NULL,
  role            text        NOT NULL CONSTRAINT role_is_known CHECK (role IN ('owner', 'editor', 'reader')),
  from_at         timestamptz NOT NULL,
  to_at           timestamptz,
  CONSTRAINT membership_ends_after_it_begins CHECK (to_at IS NULL OR to_at >= from_at)
);
CREATE UNIQUE INDEX one_current_membership_per_person ON identity.membership (organisation_id, account_id) WHERE to_at IS NULL;
CREATE UNIQUE INDEX one_current_membership_per_address ON identity.membership (organisation_id, lower(email)) WHERE to_at IS NULL;
CREATE INDEX current_membership_of_account ON identity.membership (account_id) WHERE to_at IS NULL;
CREATE INDEX unclaimed_membership ON identity.membership (lower(email)) WHERE account_id IS NULL AND to_at IS NULL;

CREATE TABLE identity.mandate (
  id                       uuid PRIMARY KEY,
  organisation_id          uuid        NOT NULL REFERENCES identity.organisation,
  delegate_organisation_id uuid REFERENCES identity.organisation,
  delegate_account_id      uuid REFERENCES identity.account,
  scope                    text        NOT NULL CONSTRAINT scope_is_known CHECK (scope IN ('read', 'prepare', 'submit')),
  from_day                 date        NOT NULL,
  to_day                   date        NOT NULL,
  granted_by               uuid        NOT NULL,
  granted_at               timestamptz NOT NULL,
  revoked_at               timestamptz,
  CONSTRAINT one_delegate CHECK (num_nonnulls(delegate_organisation_id, delegate_account_id) = 1),
  CONSTRAINT mandate_ends_after_it_begins CHECK (to_day >= from_day)
);
CREATE INDEX mandate_of_organisation ON identity.mandate (organisation_id, id);
CREATE INDEX live_mandate_of_organisation ON identity.mandate (delegate_organisation_id) WHERE revoked_at IS NULL;
CREATE INDEX live_mandate_of_account ON identity.mandate (delegate_account_id) WHERE revoked_at IS NULL;

CREATE TABLE identity.api_key (
  id           uuid PRIMARY KEY,
  account_id   uuid        NOT NULL REFERENCES identity.account,
  name         text        NOT NULL,
  prefix       text        NOT NULL,
  hash         bytea       NOT NULL CONSTRAINT one_key_per_hash UNIQUE CHECK (length(hash) = 32),
  scopes       text[]      NOT NULL CONSTRAINT key_may_do_something CHECK (cardinality(scopes) > 0),
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  revoked_at   timestamptz,
  last_used_at timestamptz
);
CREATE INDEX api_key_of_account ON identity.api_key (account_id, id);

CREATE TABLE identity.session (
  hash          bytea PRIMARY KEY CHECK (length(hash) = 32),
  account_id    uuid        NOT NULL REFERENCES identity.account,
  created_at    timestamptz NOT NULL,
  last_seen_at  timestamptz NOT NULL,
  acr           text,
  amr           text[]      NOT NULL,
  staff_assured boolean     NOT NULL,
  id_token      text
);
CREATE INDEX session_of_account ON identity.session (account_id);
CREATE INDEX session_by_age ON identity.session (created_at);

-- A login on its way to the identity provider and back; it serves once.
CREATE TABLE identity.login (
  hash       bytea PRIMARY KEY CHECK (length(hash) = 32),
  state      text        NOT NULL,
  nonce      text        NOT NULL,
  verifier   text,
  return_to  text        NOT NULL,
  started_at timestamptz NOT NULL
);
CREATE INDEX login_by_age ON identity.login (started_at);

SELECT public.open_schema_to_application('identity');
