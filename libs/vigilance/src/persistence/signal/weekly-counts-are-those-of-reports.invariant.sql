-- The weekly counts are those that the reports give, but of applications whose counts are to be made anew.
SELECT coalesce(kept.application_id, real.application_id) AS application, coalesce(kept.topic, real.topic) AS topic,
  coalesce(kept.week, real.week) AS week, kept.cases AS kept, real.cases AS reported
FROM vigilance.weekly_count kept
FULL JOIN vigilance.weekly_count_now real USING (application_id, topic, week)
WHERE (kept.cases, kept.reports) IS DISTINCT FROM (real.cases, real.reports)
  AND NOT EXISTS (SELECT FROM vigilance.recount_due d WHERE d.application_id = coalesce(kept.application_id, real.application_id))
  AND NOT EXISTS (SELECT FROM messaging.delivery m WHERE m.done_at IS NULL AND m.job IN ('vigilance.note-count', 'vigilance.read'));
