-- A case that is not closed.
SELECT 'application:' || c.application_id AS subject, 'incident' AS reason FROM vigilance.incident_case c
WHERE c.state <> 'closed' AND c.application_id IS NOT NULL
