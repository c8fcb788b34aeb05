import { defineOperations, type Standing } from '#libs/access';

/** Who may know that a report exists. Its words and its reporter are opened for a reason, by those who sort it. */
export const SEES_REPORTS = ['vigilance_officer', 'duty_officer', 'oversight'] as const satisfies readonly Standing[];
export const SORTS = ['vigilance_officer', 'duty_officer'] as const satisfies readonly Standing[];

/** Who may know that a case exists: it holds no word of a reporter, and nobody who reported. */
export const SEES_CASES = [
  ...SEES_REPORTS,
  'control_agency',
  'monitor',
  'signatory',
] as const satisfies readonly Standing[];

/** Whose keys pass on what the users of an application report. */
const REPORTS_FOR_USERS = [
  'publisher_owner@own',
  'publisher_editor@own',
  'mandate_prepare@own',
  'mandate_submit@own',
] as const satisfies readonly Standing[];

const onCase = <const Allow extends readonly Standing[]>(allow: Allow) => ({
  subject: 'incident-case',
  param: 'caseId',
  allow,
});

const onReport = <const Allow extends readonly Standing[]>(allow: Allow) => ({
  subject: 'incident-report',
  param: 'reportId',
  allow,
});

/** Who of the publisher may know what he is sent… */
const PUBLISHER = [
  'publisher_owner@own',
  'publisher_editor@own',
  'publisher_reader@own',
  'mandate_prepare@own',
  'mandate_submit@own',
  'mandate_read@own',
] as const satisfies readonly Standing[];
/** …and who binds him. */
const BINDS = ['publisher_owner@own', 'mandate_submit@own'] as const satisfies readonly Standing[];

export const SEES_REQUESTS = [...SEES_CASES, ...PUBLISHER] as const satisfies readonly Standing[];

const onRequest = <const Allow extends readonly Standing[]>(allow: Allow) => ({
  subject: 'publisher-request',
  param: 'requestId',
  allow,
});

/** Who may know that a signal exists: figures, and no word of a reporter. */
export const SEES_SIGNALS = [...SEES_REPORTS, 'control_agency', 'monitor'] as const satisfies readonly Standing[];

const onSignal = <const Allow extends readonly Standing[]>(allow: Allow) => ({
  subject: 'signal',
  param: 'signalId',
  allow,
});

/** Who may do what with reports and cases. Reporting, and following a report, need no account. */
export const vigilanceOperations = defineOperations({
  readIncidentQuestions: { allow: 'anyone' },
  readReportChallenge: { allow: 'anyone' },
  makeIncidentReport: { allow: 'anyone' },
  makeApplicationReport: { subject: 'application', param: 'applicationId', allow: REPORTS_FOR_USERS },
  readReportQrCode: { allow: 'anyone' },
  followIncidentReport: { allow: 'anyone' },
  addToIncidentReport: { allow: 'anyone' },
  attachToIncidentReport: { allow: 'anyone' },
  listIncidentReports: { allow: SEES_REPORTS },
  readIncidentReport: onReport(SEES_REPORTS),
  openIncidentReport: onReport(SORTS),
  openIncidentAttachment: onReport(SORTS),
  sortIncidentReport: onReport(SORTS),
  routeIncidentReport: onReport(SORTS),
  lowerIncidentReport: onReport(SORTS),
  answerIncidentReport: onReport(SORTS),
  openIncidentCase: { allow: SORTS },
  listIncidentCases: { allow: SEES_CASES },
  readIncidentCase: onCase(SEES_CASES),
  qualifyIncidentCase: onCase(SORTS),
  routeIncidentCase: onCase(SORTS),
  referIncidentCase: onCase(SORTS),
  acknowledgeReferral: onCase(SORTS),
  readReferralPackage: onCase(SEES_CASES),
  dismissIncidentCase: onCase(SORTS),
  confirmIncidentCase: onCase(SORTS),
  closeIncidentCase: onCase(SORTS),
  reopenIncidentCase: onCase(SORTS),
  sendReportToPublisher: onReport(SORTS),
  listPublisherRequests: { allow: 'signed_in' },
  readPublisherRequest: onRequest(SEES_REQUESTS),
  answerPublisherRequest: onRequest([...BINDS, 'publisher_editor@own', 'mandate_prepare@own']),
  commitToCorrection: onRequest(BINDS),
  judgeCommitment: onRequest(SORTS),
  settlePublisherRequest: onRequest(SORTS),
  sayWhetherFixed: { allow: 'anyone' },
  listPublicIncidents: { allow: 'anyone' },
  contestIncidentCase: { allow: 'anyone' },
  openCaseContest: onCase(['oversight']),
  upholdCaseContest: onCase(['oversight']),
  rejectCaseContest: onCase(['oversight']),
  requalifyIncidentCase: onCase(SORTS),
  lowerIncidentCase: onCase(SORTS),
  attachReportToCase: onCase(SORTS),
  detachReportFromCase: onCase(SORTS),
  mergeIncidentCase: onCase(SORTS),
  separateIncidentCase: onCase(SORTS),
  listSignals: { allow: SEES_SIGNALS },
  readSignal: onSignal(SEES_SIGNALS),
  readSignalChart: onSignal(SEES_SIGNALS),
  closeSignal: onSignal(SORTS),
  markSignalFalseAlarm: onSignal(SORTS),
  openCaseFromSignal: onSignal(SORTS),
  listReportCampaigns: { allow: SEES_REPORTS },
  listReviewCampaigns: { allow: SEES_REPORTS },
});
