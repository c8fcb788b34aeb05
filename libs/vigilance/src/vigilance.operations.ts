import { defineOperations, type Standing } from '#libs/access';

/** Who may know that a report exists. Its words and its reporter are opened for a reason, by those who sort it. */
export const SEES_REPORTS = ['vigilance_officer', 'duty_officer', 'oversight'] as const satisfies readonly Standing[];
export const SORTS = ['vigilance_officer', 'duty_officer'] as const satisfies readonly Standing[];

const onReport = <const Allow extends readonly Standing[]>(allow: Allow) => ({
  subject: 'incident-report',
  param: 'reportId',
  allow,
});

/** Who may do what with reports. Reporting, and following a report, need no account. */
export const vigilanceOperations = defineOperations({
  readIncidentQuestions: { allow: 'anyone' },
  makeIncidentReport: { allow: 'anyone' },
  followIncidentReport: { allow: 'anyone' },
  addToIncidentReport: { allow: 'anyone' },
  listIncidentReports: { allow: SEES_REPORTS },
  readIncidentReport: onReport(SEES_REPORTS),
  openIncidentReport: onReport(SORTS),
  sortIncidentReport: onReport(SORTS),
  lowerIncidentReport: onReport(SORTS),
  answerIncidentReport: onReport(SORTS),
});
