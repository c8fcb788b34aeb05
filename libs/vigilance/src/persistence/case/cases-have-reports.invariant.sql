-- A case rests on a report, unless another goes on with its reports; the one that was opened says so once in the journal.
SELECT c.number AS incident, count(DISTINCT r.report_id) AS reports, count(DISTINCT e.seq) AS opened
FROM vigilance.incident_case c
LEFT JOIN vigilance.case_report r ON r.case_id = c.id AND r.detached_at IS NULL
LEFT JOIN journal.entry e ON e.subject_kind = 'incident-case' AND e.subject_id = c.id::text AND e.kind = 'incident-case.open'
GROUP BY c.id
HAVING (count(DISTINCT r.report_id) = 0) <> (c.merged_into IS NOT NULL) OR count(DISTINCT e.seq) <> 1;
