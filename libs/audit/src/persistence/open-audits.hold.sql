-- An audit that is planned or at work.
SELECT 'application:' || a.application_id AS subject, 'audit' AS reason FROM audit.audit a WHERE a.state NOT IN ('closed', 'cancelled')
