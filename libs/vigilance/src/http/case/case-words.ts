import type { StateWords } from '#libs/http';
import type { CaseState } from '../../domain/case/case.lifecycle.js';

export const CASE_WORDS: StateWords<CaseState> = {
  triage: { fr: 'À qualifier', en: 'To be qualified' },
  investigating: { fr: 'En cours d’enquête', en: 'Being looked into' },
  mitigating: { fr: 'En cours de correction par l’éditeur', en: 'Being put right by the publisher' },
  closed: { fr: 'Clos', en: 'Closed' },
};
