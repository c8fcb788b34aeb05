-- The seed of a plan is the root of the first checkpoint after its freeze, and drawing again gives the same.
SELECT p.year, 'seed' AS fault
FROM audit.plan p
WHERE p.state <> 'frozen' AND p.seed IS DISTINCT FROM (
  SELECT encode(c.root, 'hex') FROM trust.checkpoint c JOIN trust.leaf l ON l.seq = p.entry
  WHERE c.size > l.leaf_index ORDER BY c.size LIMIT 1)
UNION ALL
SELECT p.year, 'draw'
FROM audit.plan p
WHERE p.state <> 'frozen' AND p.drawn IS DISTINCT FROM (
  SELECT coalesce(array_agg(r.listing_id ORDER BY r.rank) FILTER (WHERE r.rank <= p.places_by_draw), '{}')
  FROM (
    SELECT c.listing_id, row_number() OVER (
      ORDER BY encode(sha256(decode(p.seed, 'hex') || convert_to(c.listing_id::text, 'UTF8')), 'hex') COLLATE "C") AS rank
    FROM audit.candidate c WHERE c.plan_id = p.id AND c.listing_id <> ALL (p.chosen_by_score)) r);
