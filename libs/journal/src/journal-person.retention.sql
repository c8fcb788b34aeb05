-- That an erased account acted: the opening of the commitment. Erased by: journal.erase_people
SELECT e.subject_id AS id, NULL::uuid AS organisation_id, NULL AS label, e.erased_at AS ended_at,
  NULL::timestamptz AS not_before, ARRAY['account:' || e.subject_id] AS subjects, '{}'::jsonb AS reduced
FROM retention.erased e
WHERE e.class = 'account'
