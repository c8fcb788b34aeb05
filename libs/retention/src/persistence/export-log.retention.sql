-- Who had everything of his organisation exported, and when. Erased by: retention.erase_export_log
SELECT x.id::text AS id, x.organisation_id, NULL AS label, x.ended_at, NULL::timestamptz AS not_before,
  ARRAY['organisation:' || x.organisation_id] AS subjects, NULL::jsonb AS reduced
FROM retention.export x
WHERE x.state IN ('failed', 'erased')
