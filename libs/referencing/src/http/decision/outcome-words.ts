import type { Outcome } from '../../domain/decision/outcome.js';
import type { OutcomeWordsView } from './decision.view.js';

/** What people read of an outcome. */
export const outcomeWords: Readonly<Record<Outcome, OutcomeWordsView>> = {
  full: { fr: 'Référencement', en: 'Listing' },
  full_with_reservations: { fr: 'Référencement avec réserves', en: 'Listing with reservations' },
  temporary: { fr: 'Référencement temporaire', en: 'Temporary listing' },
  trial: { fr: 'Référencement à l’essai', en: 'Trial listing' },
  adjourned: { fr: 'Ajournement', en: 'Adjournment' },
  rejected: { fr: 'Refus', en: 'Rejection' },
  inadmissible: { fr: 'Demande irrecevable', en: 'Inadmissible request' },
};
