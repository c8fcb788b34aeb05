-- Who is told is what a person said last: what a case or a report carries has its row, and each row has its journal entry.
WITH last AS (SELECT DISTINCT ON (subject_id) subject_id, services FROM vigilance.route ORDER BY subject_id, id DESC)
SELECT c.number AS subject, c.route AS carried, last.services AS said, 0::bigint AS entries
FROM vigilance.incident_case c LEFT JOIN last ON last.subject_id = c.id
WHERE c.route IS DISTINCT FROM last.services
UNION ALL
SELECT r.number, t.services, last.services, 0
FROM last JOIN vigilance.triage t ON t.report_id = last.subject_id JOIN vigilance.report r ON r.id = t.report_id
WHERE t.state <> 'sorted' OR NOT (t.services @> last.services AND t.services <@ last.services)
UNION ALL
SELECT o.subject_kind || ' ' || o.subject_id, NULL, NULL, count(DISTINCT e.seq)
FROM vigilance.route o
LEFT JOIN journal.entry e ON e.subject_kind = o.subject_kind AND e.subject_id = o.subject_id::text
  AND e.kind IN ('incident-report.sort', 'incident-case.route')
GROUP BY o.subject_kind, o.subject_id
HAVING count(DISTINCT e.seq) <> count(DISTINCT o.id);
