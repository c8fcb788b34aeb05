-- Retention: after a run nothing of a refused, abandoned or struck-off file is left that was due, unless it is held back or its publisher was not warned yet.
WITH run AS (SELECT max(at) AS at FROM retention.sweep),
held AS (
  SELECT subject FROM retention.hold WHERE lifted_at IS NULL
  UNION ALL SELECT 'application:' || application_id FROM appeal.appeal WHERE state IN ('filed', 'examining')
  UNION ALL SELECT 'application:' || application_id FROM audit.audit WHERE state NOT IN ('closed', 'cancelled')
  UNION ALL SELECT 'application:' || l.application_id FROM referencing.listing l WHERE l.stay IS NOT NULL
    OR EXISTS (SELECT FROM referencing.measure_proposal p WHERE p.listing_id = l.id AND p.state = 'open')
    OR EXISTS (SELECT FROM referencing.hearing h WHERE h.listing_id = l.id AND h.state = 'open')
    OR EXISTS (SELECT FROM referencing.withdrawal_request w WHERE w.listing_id = l.id AND w.state = 'running')),
ended AS (
  SELECT d.*, CASE WHEN d.granted IS TRUE THEN 'dossier-of-ended-listing' ELSE 'dossier-refused' END AS class,
    CASE WHEN d.granted IS TRUE THEN greatest(a.delisted_at, d.closed_at) ELSE d.closed_at END AS ended_at
  FROM referencing.ended_dossier d LEFT JOIN referencing.idle_application a ON a.id = d.application_id
  WHERE d.granted IS NOT TRUE OR a.id IS NOT NULL)
SELECT e.id AS dossier, e.class, e.ended_at
FROM ended e JOIN retention.rule r ON r.class = e.class CROSS JOIN run
  LEFT JOIN retention.warning w ON w.class = e.class AND w.subject_id = e.id::text
WHERE greatest(date_add(e.ended_at, r.keep, 'Europe/Paris'), e.appealable_until) <= run.at
  AND NOT EXISTS (SELECT FROM held h WHERE h.subject IN ('dossier:' || e.id, 'application:' || e.application_id, 'organisation:' || e.organisation_id))
  AND (w.erase_on IS NULL OR w.second_on IS NULL AND w.erase_on < (run.at AT TIME ZONE 'Europe/Paris')::date
       OR w.erase_on <= (run.at AT TIME ZONE 'Europe/Paris')::date)
  AND (EXISTS (SELECT FROM referencing.answer x WHERE x.dossier_id = e.id)
    OR EXISTS (SELECT FROM referencing.evidence x WHERE x.dossier_id = e.id)
    OR EXISTS (SELECT FROM referencing.submission x WHERE x.dossier_id = e.id));
