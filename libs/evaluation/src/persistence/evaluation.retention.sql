-- Verdicts, questions and outcomes of a dossier that was erased. Erased by: evaluation.erase_reviews
SELECT d.id::text AS id, d.organisation_id, d.number AS label, e.erased_at AS ended_at, NULL::timestamptz AS not_before,
  ARRAY['dossier:' || d.id, 'organisation:' || d.organisation_id] AS subjects,
  jsonb_build_object('number', d.number, 'reviews', (
    SELECT coalesce(jsonb_agg(v.hash ORDER BY v.submitted_at, v.id), '[]')
    FROM evaluation.review_version v JOIN evaluation.assignment a ON a.id = v.assignment_id WHERE a.dossier_id = d.id)) AS reduced
FROM evaluation.dossier d
  JOIN retention.erased e ON e.subject_id = d.id::text AND e.class IN ('dossier-refused', 'dossier-of-ended-listing')
