import { defineOperations, type Standing } from '#libs/access';

const PANEL_READERS = [
  'lead@assigned',
  'case_officer',
  'signatory',
  'oversight',
] as const satisfies readonly Standing[];

const onDossier = <const Allow extends readonly Standing[]>(allow: Allow) => ({
  subject: 'evaluation',
  param: 'dossierId',
  allow,
});
const onAssignment = <const Allow extends readonly Standing[]>(allow: Allow) => ({
  subject: 'assignment',
  param: 'assignmentId',
  allow,
});

const EXPERT = onAssignment(['expert@self']);
const LEAD = onAssignment(['lead@assigned']);

/** Who may do what with experts, panels and reviews. */
export const evaluationOperations = defineOperations({
  listExperts: { allow: ['administrator', 'lead', 'case_officer', 'oversight'] },
  readExpert: { allow: ['administrator', 'lead', 'case_officer', 'oversight'] },
  setExpertProfile: { allow: ['administrator', 'lead'] },
  listInterests: { allow: ['lead', 'case_officer', 'oversight'] },
  pinInterest: { allow: ['lead'] },
  endInterest: { allow: ['lead'] },
  setOrganisationGroup: { allow: ['lead', 'case_officer'] },
  listMyInterests: { allow: ['expert', 'auditor'] },
  declareInterest: { allow: ['expert', 'auditor'] },
  endMyInterest: { allow: ['expert', 'auditor'] },

  readPanel: onDossier(PANEL_READERS),
  proposePanel: onDossier(['lead@assigned']),
  invitePanel: onDossier(['lead@assigned']),

  listAssignments: { allow: ['expert', 'lead'] },
  readAssignment: onAssignment(['expert@self', 'lead@assigned']),
  acceptAssignment: EXPERT,
  declineAssignment: EXPERT,
  recuseAssignment: EXPERT,
  readDraft: EXPERT,
  saveDraft: EXPERT,
  submitReview: EXPERT,
  recallReview: onAssignment(['expert@self', 'lead@assigned']),
  amendReview: EXPERT,
  askMoreTime: EXPERT,
  askExpertQuestion: EXPERT,
  listMyQuestions: EXPERT,
  clearAssignment: LEAD,
  cancelAssignment: LEAD,
  replaceAssignment: LEAD,
  voidReview: LEAD,
  answerMoreTime: LEAD,

  listReviews: onDossier(['lead@assigned', 'expert@panel', 'case_officer', 'signatory', 'oversight']),
  readReconciliation: onDossier(['lead@assigned', 'expert@panel', 'case_officer', 'signatory', 'oversight']),
  settleOutcome: onDossier(['lead@assigned']),
  listExpertQuestions: onDossier(['lead@assigned']),
  closeExpertQuestion: onDossier(['lead@assigned']),
  readDossierAgreement: onDossier(['lead@assigned', 'oversight']),
  readAgreement: { allow: ['oversight'] },
});

export type EvaluationOperation = keyof typeof evaluationOperations;

/** Who may know that a dossier is being evaluated. The publisher is not among them: his door is the dossier. */
export const SEES_EVALUATION: readonly Standing[] = [...PANEL_READERS, 'expert@panel', 'expert@invited'];
export const SEES_ASSIGNMENT: readonly Standing[] = ['expert@self', 'lead@assigned', 'case_officer'];
