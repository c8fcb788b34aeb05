-- Invariant 9: a review holds one score for exactly the criteria that were asked.
SELECT v.id, v.assignment_id FROM evaluation.review_version v JOIN evaluation.assignment a ON a.id = v.assignment_id
WHERE (SELECT array_agg(s.criterion ORDER BY s.criterion) FROM evaluation.criterion_score s WHERE s.review_version_id = v.id)
  IS DISTINCT FROM (SELECT array_agg(c ORDER BY c) FROM unnest(a.criteria) AS c);
