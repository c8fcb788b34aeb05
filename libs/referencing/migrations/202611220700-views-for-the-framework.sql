-- What the criteria context may ask of this one: whom a change of the framework would hit, and which versions are in use.
CREATE VIEW referencing.listing_facts AS
  SELECT l.id AS listing_id, a.facts
  FROM referencing.listing l JOIN referencing.application a ON a.id = l.application_id
  WHERE l.status <> 'delisted' AND a.facts IS NOT NULL;
CREATE VIEW referencing.framework_in_use AS
  SELECT framework_version, count(*) AS open_dossiers
  FROM referencing.dossier
  WHERE framework_version IS NOT NULL AND state NOT IN ('decided', 'withdrawn', 'lapsed', 'inadmissible')
  GROUP BY framework_version;
GRANT SELECT ON referencing.listing_facts, referencing.framework_in_use TO aval_app;
