-- Invariant 10: whoever holds, or held, the content signed his declaration first, and what he disclosed was cleared.
SELECT a.id, a.state FROM evaluation.assignment a
LEFT JOIN evaluation.declaration d ON d.id = a.declaration_id
LEFT JOIN evaluation.clearance c ON c.declaration_id = d.id
WHERE a.state IN ('accepted', 'submitted', 'voided')
  AND (d.id IS NULL OR d.assignment_id <> a.id OR d.signed_by <> a.expert_id OR (d.interest = 'disclosed' AND c.declaration_id IS NULL));
