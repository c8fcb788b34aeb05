-- The present figures of a month are the last ones of its history, and no version of it is missing.
SELECT coalesce(u.application_id, h.application_id) AS application_id, coalesce(u.period, h.period) AS period, u.version, h.versions
FROM feedback.usage u
FULL JOIN (
  SELECT application_id, period, count(*) AS versions, max(version) AS last
  FROM feedback.usage_history GROUP BY application_id, period) h USING (application_id, period)
LEFT JOIN feedback.usage_history l
  ON l.application_id = u.application_id AND l.period = u.period AND l.version = u.version
WHERE u.version IS DISTINCT FROM h.last OR h.versions IS DISTINCT FROM h.last::bigint
   OR (u.downloads, u.active_users, u.source) IS DISTINCT FROM (l.downloads, l.active_users, l.source);
