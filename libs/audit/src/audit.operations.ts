import { defineOperations, type Standing } from '#libs/access';

const SENDERS = [
  'publisher_owner@own',
  'publisher_editor@own',
  'mandate_submit@own',
] as const satisfies readonly Standing[];
const PUBLISHER = [
  ...SENDERS,
  'publisher_reader@own',
  'mandate_prepare@own',
  'mandate_read@own',
] as const satisfies readonly Standing[];
/** Those in the authority who may know of an audit before its publisher does. */
export const AUDIT_WATCHERS = [
  'auditor',
  'signatory',
  'vigilance_officer',
  'control_agency',
  'monitor',
  'oversight',
] as const satisfies readonly Standing[];
/** The lead auditor of the audit. */
const LEAD = ['auditor@assigned'] as const satisfies readonly Standing[];
/** He and his team. */
const TEAM = [...LEAD, 'auditor@panel'] as const satisfies readonly Standing[];

/** Who may know that an audit exists; its publisher counts only once he was told. */
export const SEES_AUDITS: readonly Standing[] = [...PUBLISHER, ...AUDIT_WATCHERS];

const onAudit = <const Allow extends readonly Standing[]>(allow: Allow) => ({
  subject: 'audit',
  param: 'auditId',
  allow,
});

const onListing = <const Allow extends readonly Standing[]>(allow: Allow) => ({
  subject: 'listing',
  param: 'listingId',
  allow,
});

/** Who may learn of what happened elsewhere, by his work. */
const SIGN_RECORDERS = [
  'case_officer',
  'auditor',
  'signatory',
  'vigilance_officer',
  'control_agency',
] as const satisfies readonly Standing[];

/** Who may do what with plans and audits. */
export const auditOperations = defineOperations({
  planAudits: { allow: ['auditor'] },
  listAuditPlans: { allow: AUDIT_WATCHERS },
  readAuditPlan: { allow: AUDIT_WATCHERS },
  listAuditCandidates: { allow: AUDIT_WATCHERS },
  readPublicAuditPlan: { allow: 'anyone' },
  readAuditDraw: { allow: 'anyone' },

  triggerAudit: {
    subject: 'listing',
    param: 'listingId',
    allow: ['control_agency', 'signatory', 'vigilance_officer'],
  },
  recordStrikeOff: onListing(SIGN_RECORDERS),
  recordAutomaticCheck: onListing(['case_officer', 'auditor', 'control_agency']),
  listAuditSigns: onListing(['case_officer', ...AUDIT_WATCHERS]),
  listAudits: { allow: 'signed_in' },
  readAudit: onAudit([...PUBLISHER, ...AUDIT_WATCHERS]),
  prepareAudit: onAudit(['auditor']),
  startAudit: onAudit(LEAD),
  cancelAudit: onAudit(['auditor']),
  askAuditDocuments: onAudit(LEAD),
  giveAuditAccess: onAudit(SENDERS),
  recordAuditResult: onAudit(TEAM),
  reportAuditClean: onAudit(LEAD),
  reportAuditFindings: onAudit(LEAD),
  observeAudit: onAudit(SENDERS),
  judgeAuditFinding: onAudit(LEAD),
  confirmAuditFindings: onAudit(LEAD),
  dropAuditFindings: onAudit(LEAD),
});

export type AuditOperation = keyof typeof auditOperations;
