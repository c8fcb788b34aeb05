-- Drafts that were never filed, from their last change. Erased by: referencing.erase_dossiers
SELECT d.id::text AS id, d.organisation_id, NULL AS label,
  greatest(d.created_at, (SELECT max(a.updated_at) FROM referencing.answer a WHERE a.dossier_id = d.id),
    (SELECT max(e.uploaded_at) FROM referencing.evidence e WHERE e.dossier_id = d.id)) AS ended_at,
  NULL::timestamptz AS not_before,
  ARRAY['dossier:' || d.id, 'application:' || d.application_id, 'organisation:' || d.organisation_id] AS subjects,
  jsonb_build_object('kind', d.kind, 'createdAt', d.created_at) AS reduced
FROM referencing.dossier d
WHERE d.state = 'draft'
