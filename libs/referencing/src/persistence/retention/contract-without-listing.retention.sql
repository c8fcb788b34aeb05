-- Contracts of applications that never were listed. Erased by: referencing.erase_contracts
SELECT c.id::text AS id, a.organisation_id, c.number AS label, greatest(a.delisted_at, a.last_closed_at) AS ended_at,
  NULL::timestamptz AS not_before,
  ARRAY['dossier:' || c.dossier_id, 'application:' || c.application_id, 'organisation:' || a.organisation_id] AS subjects,
  jsonb_build_object('number', c.number, 'state', c.state, 'issuedAt', c.issued_at, 'template', c.template_version,
    'documentHash', c.document_hash) AS reduced
FROM referencing.contract c JOIN referencing.idle_application a ON a.id = c.application_id
WHERE a.delisted_at IS NULL AND a.last_closed_at IS NOT NULL
