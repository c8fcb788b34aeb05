import { defineOperations, type Standing } from '#libs/access';

/** Who binds the publisher: an appeal is filed, and given up, by its owner or by a delegate who may submit. */
const APPELLANTS = ['publisher_owner@own', 'mandate_submit@own'] as const satisfies readonly Standing[];
const BODY = ['oversight'] as const satisfies readonly Standing[];

/** Who may know that an appeal exists. */
export const SEES_APPEALS = [
  ...APPELLANTS,
  'publisher_editor@own',
  'publisher_reader@own',
  'mandate_prepare@own',
  'mandate_read@own',
  'case_officer',
  'lead',
  'lead@assigned',
  'signatory',
  'auditor',
  'control_agency',
  'monitor',
  ...BODY,
] as const satisfies readonly Standing[];

const onAppeal = <const Allow extends readonly Standing[]>(allow: Allow) => ({
  subject: 'appeal',
  param: 'appealId',
  allow,
});

/** Who may do what with appeals. */
export const appealOperations = defineOperations({
  fileAppeal: { subject: 'decision', param: 'decisionId', allow: APPELLANTS },
  fileInactionAppeal: { subject: 'dossier', param: 'dossierId', allow: APPELLANTS },
  listAppeals: { allow: 'signed_in' },
  readAppeal: onAppeal(SEES_APPEALS),
  listAppealCandidates: onAppeal(BODY),
  admitAppeal: onAppeal(BODY),
  declareAppealInadmissible: onAppeal(BODY),
  chooseAppealMembers: onAppeal(BODY),
  orderAppealStay: onAppeal(BODY),
  endAppealStay: onAppeal(BODY),
  settleAppeal: onAppeal(BODY),
  writeAppealDefence: onAppeal(['signatory', 'lead@assigned']),
  withdrawAppeal: onAppeal(APPELLANTS),
  readAppealStatistics: { allow: 'anyone' },
});

export type AppealOperation = keyof typeof appealOperations;
