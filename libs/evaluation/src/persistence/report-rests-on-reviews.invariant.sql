-- Invariant 8: once the report is closed, each criterion has one settled outcome that rests on the reviews it needs,
-- none of them older than the last change of the file on it. A review voided since is the lead's to answer for (T17).
SELECT d.id, c.id AS criterion FROM evaluation.dossier d JOIN evaluation.criterion c ON c.dossier_id = d.id
LEFT JOIN evaluation.criterion_outcome o ON o.dossier_id = d.id AND o.criterion = c.id
WHERE d.phase IN ('observations', 'deciding') AND (
  o.state IS DISTINCT FROM 'settled'
  OR (SELECT count(DISTINCT a.expert_id) FROM evaluation.criterion_score s
      JOIN evaluation.review_version v ON v.id = s.review_version_id
      JOIN evaluation.assignment a ON a.id = v.assignment_id
      WHERE a.dossier_id = d.id AND s.criterion = c.id AND a.state IN ('submitted', 'voided') AND s.submission_version >= c.changed_in)
     < CASE WHEN c.assessor = 'agent' THEN 1 ELSE c.experts_required END);
