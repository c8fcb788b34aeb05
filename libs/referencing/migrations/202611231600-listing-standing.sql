-- Whom a change of the framework would hit, and what their place rests on: the facts of today, the verdicts of the last judgement.
CREATE VIEW referencing.listing_standing AS
  SELECT l.id AS listing_id, l.application_id, a.name AS application_name, l.organisation_id, l.basis, l.tier,
    l.framework_version, l.temporary_since, a.facts,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('criterion', v -> 'criterion', 'verdict', v -> 'verdict') ORDER BY v ->> 'criterion'), '[]')
     FROM jsonb_array_elements(d.verdicts) v) AS verdicts
  FROM referencing.listing l
    JOIN referencing.application a ON a.id = l.application_id
    JOIN referencing.decision d ON d.id = l.assessed_by
  WHERE l.status <> 'delisted' AND a.facts IS NOT NULL;
GRANT SELECT ON referencing.listing_standing TO aval_app;
-- What it takes the place of.
DROP VIEW referencing.listing_facts;
