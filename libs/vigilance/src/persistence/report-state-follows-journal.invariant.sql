-- Invariant 18: the state of a report is the one its last journal entry led to.
SELECT r.number AS report, t.state, last.body ->> 'to' AS journal
FROM vigilance.triage t JOIN vigilance.report r ON r.id = t.report_id
LEFT JOIN LATERAL (
  SELECT e.body::jsonb AS body FROM journal.entry e
  WHERE e.subject_kind = 'incident-report' AND e.subject_id = t.report_id::text AND e.body::jsonb ? 'to'
  ORDER BY e.seq DESC LIMIT 1) last ON true
WHERE last.body ->> 'to' IS DISTINCT FROM t.state;
