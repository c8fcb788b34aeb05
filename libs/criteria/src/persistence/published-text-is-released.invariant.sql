-- Invariant 23: what is published is what was released under its number.
SELECT v.number
FROM criteria.framework_version v LEFT JOIN criteria.release r ON r.number = v.number
WHERE v.state NOT IN ('draft', 'consultation') AND v.content_hash IS DISTINCT FROM r.content_hash
