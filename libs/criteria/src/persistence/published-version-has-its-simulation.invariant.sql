-- A version whose changes were classed is published with a simulation that was finished, and whose document is the one that was published.
SELECT v.number, v.publication -> 'simulation' AS simulation
FROM criteria.framework_version v
LEFT JOIN criteria.impact_simulation s
  ON s.framework_version_id = v.id AND s.id::text = v.publication -> 'simulation' ->> 'id' AND s.state = 'done'
WHERE v.state NOT IN ('draft', 'consultation') AND v.changes IS NOT NULL
  AND s.document_hash IS DISTINCT FROM v.publication -> 'simulation' ->> 'documentHash'
