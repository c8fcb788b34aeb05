-- What the public reads of the versions of a listed application: those that a decision covers, or covered, and the one
-- that is being assessed. Of two decisions on one version the one that holds is named.
CREATE VIEW referencing.public_application_version AS
  SELECT v.id, v.listing_id, v.number, v.state, v.impact ->> 'class' AS class, v.release_on, v.declared_at,
    covering.at AS covered_at, covering.decision_number
  FROM referencing.application_version v
    LEFT JOIN LATERAL (
      SELECT e.at, e.decision_number FROM referencing.public_listing_event e
      WHERE v.state IN ('covered', 'superseded') AND e.application_id = v.application_id AND e.version_assessed = v.number
        AND e.at >= v.declared_at AND e.event IN ('listed', 'changed', 'version_covered')
      ORDER BY e.replaced_by IS NOT NULL, e.at LIMIT 1) AS covering ON true
  WHERE v.state IN ('covered', 'superseded', 'assessing');
GRANT SELECT ON referencing.public_application_version TO aval_app;
