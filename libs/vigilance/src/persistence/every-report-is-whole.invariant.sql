-- Never losing a report (I1, I2): each has its sorting, and exactly one entry that says it was received.
SELECT r.number AS report, t.report_id IS NULL AS unsorted, count(e.seq) AS received
FROM vigilance.report r
LEFT JOIN vigilance.triage t ON t.report_id = r.id
LEFT JOIN journal.entry e ON e.subject_kind = 'incident-report' AND e.subject_id = r.id::text AND e.kind = 'incident-report.received'
GROUP BY r.id, t.report_id
HAVING t.report_id IS NULL OR count(e.seq) <> 1;
