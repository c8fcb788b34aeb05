-- What was told before signals were counted is counted within the minute, not in the night.
INSERT INTO vigilance.recount_due
SELECT DISTINCT application_id FROM vigilance.report WHERE application_id IS NOT NULL
ON CONFLICT DO NOTHING;
