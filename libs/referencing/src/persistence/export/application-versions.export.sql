-- What was said of each version of an application, and whether a decision covers it.
SELECT v.id, v.application_id AS "applicationId", v.number, v.state, v.declared_at AS "declaredAt", v.release_on::text AS "releaseOn",
  v.impact ->> 'class' AS class, v.impact -> 'types' AS changes, v.impact -> 'criteria' AS criteria, v.former_kept AS "formerKept",
  v.note, v.class_motive AS "classMotive", v.draw ->> 'drawn' AS drawn, v.dossier_id AS "dossierId", v.ended_because AS "endedBecause"
FROM referencing.application_version v
WHERE v.organisation_id = $1 ORDER BY v.id
