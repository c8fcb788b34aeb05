-- Invariant 5: who hears an appeal neither signed, prepared, led nor judged what it is about; a member settles it.
SELECT a.number AS appeal, member.id AS member
FROM appeal.appeal a
  CROSS JOIN LATERAL unnest(a.members) AS member(id)
  LEFT JOIN referencing.decision d ON d.id = a.decision_id
  LEFT JOIN referencing.dossier o ON o.id = coalesce(d.dossier_id, a.dossier_id)
WHERE member.id IN (d.signed_by, d.second_signed_by, d.prepared_by, o.lead_id)
   OR EXISTS (SELECT FROM evaluation.assignment s WHERE s.dossier_id = o.id AND s.expert_id = member.id
     AND s.state IN ('accepted', 'submitted', 'voided'))
UNION ALL
SELECT a.number, a.closed_by FROM appeal.appeal a WHERE a.state = 'settled' AND NOT a.closed_by = ANY (a.members);
