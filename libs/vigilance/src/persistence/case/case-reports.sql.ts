/** Reports as a case needs them; `attached` is the line that ties a report to a case now. */
export const CASE_REPORTS = `SELECT r.id, r.number, r.application_id AS "applicationId", r.application_name AS "applicationName",
    r.app_version AS "appVersion", r.received_at AS "receivedAt", r.aware_at AS "awareAt", t.kind, t.severity,
    reading.topic, attached.case_id AS "caseId"
  FROM vigilance.report r
    JOIN vigilance.triage t ON t.report_id = r.id
    LEFT JOIN vigilance.reading reading ON reading.report_id = r.id
    LEFT JOIN vigilance.case_report attached ON attached.report_id = r.id AND attached.detached_at IS NULL`;
