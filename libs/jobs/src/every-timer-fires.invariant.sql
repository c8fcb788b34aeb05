-- A live timer is never overdue by more than an hour: either the worker is away, or no job is woken by its kind.
SELECT id, subject_kind, subject_id, kind, due_at
FROM jobs.timer
WHERE state = 'live' AND due_at < now() - interval '1 hour';
