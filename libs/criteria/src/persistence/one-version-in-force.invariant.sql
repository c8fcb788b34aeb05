-- A version that was ever in force is followed by one in force: there is exactly one once an installation was seeded.
SELECT 'framework versions in force' AS what, count(*) AS found
FROM criteria.framework_version
WHERE state = 'in_force'
HAVING count(*) <> 1 AND EXISTS (SELECT FROM criteria.framework_version WHERE state IN ('closing', 'retired'))
