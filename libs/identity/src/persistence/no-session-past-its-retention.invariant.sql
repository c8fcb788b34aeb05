-- Retention: after a run no session or login is left that was over by then.
SELECT 'session' AS what, s.created_at AS since
FROM identity.session s JOIN retention.rule r ON r.class = 'session'
WHERE s.created_at + r.keep <= (SELECT max(at) FROM retention.sweep)
UNION ALL
SELECT 'login', l.started_at
FROM identity.login l JOIN retention.rule r ON r.class = 'login'
WHERE l.started_at + r.keep <= (SELECT max(at) FROM retention.sweep);
