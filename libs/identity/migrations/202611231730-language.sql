-- In which language the service writes to a person.
ALTER TABLE identity.account ADD COLUMN language text NOT NULL DEFAULT 'fr' CHECK (language IN ('fr', 'en'));
