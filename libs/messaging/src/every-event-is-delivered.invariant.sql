-- 19. A delivery is done, waiting with a date, or a dead letter; nothing waits for a day without being tried.
SELECT id, job, attempts, next_attempt_at
FROM messaging.delivery
WHERE (done_at IS NOT NULL AND dead_at IS NOT NULL)
   OR (done_at IS NULL AND dead_at IS NULL AND next_attempt_at < now() - interval '1 day');
