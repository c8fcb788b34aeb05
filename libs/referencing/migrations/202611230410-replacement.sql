-- A decision found wrong is replaced (REG-13): the draft says what it replaces, and the public history what was replaced.
ALTER TABLE referencing.decision_draft ADD COLUMN replaces uuid REFERENCES referencing.decision;

CREATE OR REPLACE VIEW referencing.public_listing_event AS
  SELECT e.*, later.number AS replaced_by
  FROM referencing.listing_event e LEFT JOIN referencing.decision later ON later.supersedes = e.decision_id;
