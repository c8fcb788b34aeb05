-- A measure somebody asked for, a hearing or a withdrawal that is not closed; effects that are stayed.
SELECT 'application:' || l.application_id AS subject, 'measure' AS reason
FROM referencing.measure_proposal p JOIN referencing.listing l ON l.id = p.listing_id WHERE p.state = 'open'
UNION ALL
SELECT 'application:' || l.application_id, 'hearing'
FROM referencing.hearing h JOIN referencing.listing l ON l.id = h.listing_id WHERE h.state = 'open'
UNION ALL
SELECT 'application:' || l.application_id, 'withdrawal'
FROM referencing.withdrawal_request w JOIN referencing.listing l ON l.id = w.listing_id WHERE w.state = 'running'
UNION ALL
SELECT 'application:' || l.application_id, 'stay' FROM referencing.listing l WHERE l.stay IS NOT NULL
