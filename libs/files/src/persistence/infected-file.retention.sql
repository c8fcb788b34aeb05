-- Contents in which the antivirus found something. Erased by: files.erase_infected
SELECT f.sha256 AS id, NULL::uuid AS organisation_id, NULL AS label, f.scanned_at AS ended_at, NULL::timestamptz AS not_before,
  '{}'::text[] AS subjects, jsonb_build_object('finding', f.finding) AS reduced
FROM files.stored_file f
WHERE f.scan = 'infected' AND f.scanned_at IS NOT NULL
