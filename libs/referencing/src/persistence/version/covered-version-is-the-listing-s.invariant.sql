-- 25. A live listing has one covered version, and it is the one that its last decision covers.
SELECT l.id AS listing, l.covered_version, v.number
FROM referencing.listing l
LEFT JOIN referencing.application_version v ON v.listing_id = l.id AND v.state = 'covered'
WHERE l.status IN ('active', 'suspended') AND v.number IS DISTINCT FROM l.covered_version;
