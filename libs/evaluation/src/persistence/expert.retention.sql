-- Experts whose mandate ended, with their interests and what they declared. Erased by: evaluation.erase_experts
SELECT x.id::text AS id, NULL::uuid AS organisation_id, NULL AS label,
  (x.mandate_to + 1)::timestamp AT TIME ZONE 'Europe/Paris' AS ended_at, NULL::timestamptz AS not_before,
  ARRAY['account:' || x.id] AS subjects,
  jsonb_build_object('mandateFrom', x.mandate_from, 'mandateTo', x.mandate_to) AS reduced
FROM evaluation.expert x
WHERE x.mandate_to IS NOT NULL
  AND NOT EXISTS (SELECT FROM evaluation.assignment a WHERE a.expert_id = x.id AND a.state IN ('invited', 'accepted'))
