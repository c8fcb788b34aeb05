-- A corrective audit waits for as many findings as it kept; a planned one is of a listing that is there. What is on its way counts as done.
SELECT a.id, 'findings' AS fault
FROM audit.audit a
WHERE a.state = 'corrective'
  AND (SELECT count(*) FROM jsonb_array_elements(a.drafts) d WHERE d ->> 'state' = 'kept')
    > (SELECT count(*) FROM referencing.finding f WHERE f.source_type = 'audit' AND f.source_id = a.id::text)
  AND NOT EXISTS (
    SELECT FROM messaging.delivery m
    WHERE m.done_at IS NULL AND m.job = 'referencing.open-audit-findings' AND m.payload ->> 'auditId' = a.id::text)
UNION ALL
SELECT a.id, 'listing'
FROM audit.audit a JOIN referencing.listing_to_audit l ON l.listing_id = a.listing_id
WHERE a.state = 'planned' AND l.status = 'delisted'
  AND NOT EXISTS (
    SELECT FROM messaging.delivery m
    WHERE m.done_at IS NULL AND m.job = 'audit.follow-listing' AND m.payload ->> 'listingId' = a.listing_id::text);
