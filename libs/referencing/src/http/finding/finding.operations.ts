import { defineOperations, type Standing } from '#libs/access';

const SENDERS = [
  'publisher_owner@own',
  'publisher_editor@own',
  'mandate_submit@own',
] as const satisfies readonly Standing[];
const WRITERS = [...SENDERS, 'mandate_prepare@own'] as const satisfies readonly Standing[];
const PUBLISHER = [...WRITERS, 'publisher_reader@own', 'mandate_read@own'] as const satisfies readonly Standing[];
const AUTHORITY = [
  'case_officer',
  'lead',
  'signatory',
  'auditor',
  'control_agency',
  'monitor',
] as const satisfies readonly Standing[];
const READERS = [...PUBLISHER, ...AUTHORITY, 'vigilance_officer', 'duty_officer', 'oversight'] as const;

const onFinding = <const Allow extends readonly Standing[]>(allow: Allow) => ({
  subject: 'finding',
  param: 'findingId',
  allow,
});

/** Who may do what about a finding. The publisher answers, the auditor judges, only a signatory gives time or lets it be. */
export const findingOperations = defineOperations({
  listFindings: { allow: 'signed_in' },
  readFinding: onFinding(READERS),
  proposeFindingPlan: onFinding(SENDERS),
  rejectFindingPlan: onFinding(['auditor', 'lead']),
  listFindingEvidence: onFinding([...PUBLISHER, ...AUTHORITY]),
  addFindingEvidence: onFinding(WRITERS),
  readFindingEvidence: onFinding([...PUBLISHER, ...AUTHORITY]),
  removeFindingEvidence: onFinding(WRITERS),
  submitFindingEvidence: onFinding(SENDERS),
  verifyFinding: onFinding(['auditor']),
  rejectFinding: onFinding(['auditor']),
  rejectFindingFinally: onFinding(['auditor', 'lead']),
  extendFinding: onFinding(['signatory']),
  waiveFinding: onFinding(['signatory']),
});

export type FindingOperation = keyof typeof findingOperations;
