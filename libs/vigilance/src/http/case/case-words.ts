import type { StateWords, WordView } from '#libs/http';
import type { CaseState } from '../../domain/case/case.lifecycle.js';

export const CASE_WORDS: StateWords<CaseState> = {
  triage: { fr: 'À qualifier', en: 'To be qualified' },
  investigating: { fr: 'En cours d’enquête', en: 'Being looked into' },
  mitigating: { fr: 'En cours de correction par l’éditeur', en: 'Being put right by the publisher' },
  closed: { fr: 'Clos', en: 'Closed' },
};

/** How an incident that was established ended, as anybody reads it. */
export const PUBLIC_OUTCOMES: Readonly<Record<'corrected' | 'confirmed', WordView>> = {
  corrected: { fr: 'Établi et corrigé ; la correction est vérifiée', en: 'Established and put right; verified' },
  confirmed: { fr: 'Établi ; il ne reste rien à corriger', en: 'Established; nothing is left to put right' },
};
