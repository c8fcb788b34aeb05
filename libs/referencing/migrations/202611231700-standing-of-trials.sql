-- A trial is judged on its floor: the facts of an application do not say that its listing is on trial, the listing does.
CREATE OR REPLACE VIEW referencing.listing_standing AS
  SELECT l.id AS listing_id, l.application_id, a.name AS application_name, l.organisation_id, l.basis, l.tier,
    l.framework_version, l.temporary_since,
    CASE WHEN l.basis = 'trial' THEN a.facts || '{"track": "essai"}' ELSE a.facts - 'track' END AS facts,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('criterion', v -> 'criterion', 'verdict', v -> 'verdict') ORDER BY v ->> 'criterion'), '[]')
     FROM jsonb_array_elements(d.verdicts) v) AS verdicts
  FROM referencing.listing l
    JOIN referencing.application a ON a.id = l.application_id
    JOIN referencing.decision d ON d.id = l.assessed_by
  WHERE l.status <> 'delisted' AND a.facts IS NOT NULL;
