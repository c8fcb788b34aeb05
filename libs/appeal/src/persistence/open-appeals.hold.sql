-- An appeal that is not settled, and its file.
SELECT 'application:' || a.application_id AS subject, 'appeal' AS reason FROM appeal.appeal a WHERE a.state IN ('filed', 'examining')
