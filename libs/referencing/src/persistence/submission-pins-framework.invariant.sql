-- 7. A dossier that was submitted is pinned to a framework and a tier, and its scope was frozen at admission.
SELECT d.id, d.state, d.framework_version, d.tier
FROM referencing.dossier d
WHERE EXISTS (SELECT FROM referencing.submission s WHERE s.dossier_id = d.id)
  AND (d.framework_version IS NULL OR d.tier IS NULL OR NOT EXISTS (SELECT FROM referencing.scope_item i WHERE i.dossier_id = d.id));
