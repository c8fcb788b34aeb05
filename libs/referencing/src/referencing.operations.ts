import { defineOperations, type Standing } from '#libs/access';
import { IN_EMERGENCY } from './http/emergency/emergency.operations.js';

const WRITERS = [
  'publisher_owner@own',
  'publisher_editor@own',
  'mandate_prepare@own',
  'mandate_submit@own',
] as const satisfies readonly Standing[];
const SENDERS = [
  'publisher_owner@own',
  'publisher_editor@own',
  'mandate_submit@own',
] as const satisfies readonly Standing[];
const PUBLISHER = [...WRITERS, 'publisher_reader@own', 'mandate_read@own'] as const satisfies readonly Standing[];
const INSTRUCTION = ['case_officer', 'lead', 'signatory'] as const satisfies readonly Standing[];
const OBSERVERS = ['auditor', 'control_agency', 'monitor'] as const satisfies readonly Standing[];
const READERS = [...PUBLISHER, ...INSTRUCTION, ...OBSERVERS] as const;
const onDossier = <const Allow extends readonly Standing[]>(allow: Allow) => ({
  subject: 'dossier',
  param: 'dossierId',
  allow,
});
const onClarification = <const Allow extends readonly Standing[]>(allow: Allow) => ({
  subject: 'clarification',
  param: 'clarificationId',
  allow,
});
const onContract = <const Allow extends readonly Standing[]>(allow: Allow) => ({
  subject: 'contract',
  param: 'contractId',
  allow,
});
const onApplication = <const Allow extends readonly Standing[]>(allow: Allow) => ({
  subject: 'application',
  param: 'applicationId',
  allow,
});

/**
 * Who may do what with applications, dossiers, contracts and questions. Lists are cut to what the reader may see, so a
 * delegate without an organisation of his own may ask for them too.
 */
export const referencingOperations = defineOperations({
  registerApplication: { subject: 'organisation', param: 'organisationId', allow: WRITERS },
  listApplications: { allow: 'signed_in' },
  readApplication: onApplication(READERS),
  describeApplication: onApplication(WRITERS),
  answerOrientation: onApplication(WRITERS),
  openDossier: onApplication(WRITERS),

  listDossiers: { allow: 'signed_in' },
  exportDossiers: { allow: 'signed_in' },
  countWork: { allow: INSTRUCTION },
  readDossier: onDossier([...READERS, ...IN_EMERGENCY]),
  readHistory: onDossier([...READERS, ...IN_EMERGENCY]),
  submitRequest: onDossier(SENDERS),
  admitDossier: onDossier(['case_officer']),
  declareInadmissible: onDossier(['signatory']),
  submitDossier: onDossier(SENDERS),
  returnDossier: onDossier(['case_officer']),
  acceptDossier: onDossier(['case_officer']),
  reopenReview: onDossier(['lead@assigned']),
  closeReport: onDossier(['lead@assigned']),
  readReport: onDossier([...PUBLISHER, ...INSTRUCTION, ...IN_EMERGENCY]),
  submitObservations: onDossier(SENDERS),
  reopenReconciliation: onDossier(['lead@assigned']),
  readDecisionDraft: onDossier(['lead@assigned', 'signatory']),
  prepareDecision: onDossier(['lead@assigned']),
  signDecision: onDossier(['signatory']),
  signDecisionsTogether: { allow: ['signatory'] },
  withdrawDossier: onDossier(SENDERS),
  mergeDossier: onDossier(SENDERS),
  moveDossierToFramework: onDossier(SENDERS),
  extendLimit: onDossier(['lead@assigned']),
  extendEvaluation: onDossier(['signatory']),

  readScope: onDossier([...READERS, 'expert@invited', 'expert@panel', ...IN_EMERGENCY]),
  listAnswers: onDossier([...READERS, 'expert@panel', ...IN_EMERGENCY]),
  saveAnswer: onDossier(WRITERS),
  readReadiness: onDossier(PUBLISHER),
  listEvidence: onDossier([...READERS, 'expert@panel', ...IN_EMERGENCY]),
  addEvidence: onDossier(WRITERS),
  removeEvidence: onDossier(WRITERS),
  readEvidence: onDossier([...READERS, 'expert@panel', ...IN_EMERGENCY]),
  listSubmissions: onDossier([...READERS, ...IN_EMERGENCY]),
  readSubmission: onDossier([...READERS, ...IN_EMERGENCY]),
  readReceipt: onDossier([...READERS, ...IN_EMERGENCY]),

  readContractOfDossier: onDossier([...PUBLISHER, ...INSTRUCTION, ...IN_EMERGENCY]),
  readContract: onContract([...PUBLISHER, ...INSTRUCTION]),
  signContractAsPublisher: onContract(['publisher_owner@own']),
  signContractAsRegulator: onContract(['signatory']),
  declineContract: onContract(['publisher_owner@own', 'signatory']),

  listClarifications: onDossier([...PUBLISHER, ...INSTRUCTION, ...IN_EMERGENCY]),
  askClarification: onDossier(['case_officer', 'lead@assigned']),
  readClarification: onClarification([...PUBLISHER, ...INSTRUCTION]),
  answerClarification: onClarification(SENDERS),
  acceptClarification: onClarification(['case_officer', 'lead@assigned']),
  repeatClarification: onClarification(['case_officer', 'lead@assigned']),
  cancelClarification: onClarification(['case_officer', 'lead@assigned']),
  extendClarification: onClarification(['lead@assigned']),
});

export type ReferencingOperation = keyof typeof referencingOperations;

/** Who may know that a dossier, its contract and its questions exist. */
export const SEES_DOSSIER: readonly Standing[] = [
  ...READERS,
  'lead@assigned',
  'expert@invited',
  'expert@panel',
  ...IN_EMERGENCY,
];
