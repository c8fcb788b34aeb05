-- Invariant 5: who signs a decision neither prepared it nor led its dossier, and two signatures are two people's.
SELECT d.number AS decision
FROM referencing.decision d JOIN referencing.dossier o ON o.id = d.dossier_id
WHERE d.signed_by IN (d.prepared_by, o.lead_id)
   OR d.second_signed_by IN (d.prepared_by, o.lead_id, d.signed_by);
