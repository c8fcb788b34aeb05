-- The population of a plan has the hash that the journal named before the draw, and the sum of each score is its parts.
SELECT p.year, 'population' AS fault
FROM audit.plan p
LEFT JOIN journal.entry e ON e.seq = p.entry
WHERE p.population_hash IS DISTINCT FROM (
    SELECT encode(sha256(convert_to(coalesce(string_agg(c.listing_id::text || E'\n', '' ORDER BY c.listing_id::text COLLATE "C"), ''), 'UTF8')), 'hex')
    FROM audit.candidate c WHERE c.plan_id = p.id)
  OR p.population_hash IS DISTINCT FROM e.body::jsonb ->> 'populationHash'
UNION ALL
SELECT p.year, 'score of ' || c.listing_id
FROM audit.plan p JOIN audit.candidate c ON c.plan_id = p.id
WHERE abs(c.points - (SELECT sum((part ->> 'points')::float8) FROM jsonb_array_elements(c.parts) part)) > 0.00001;
