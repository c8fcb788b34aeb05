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
  suspended: { fr: 'Suspension', en: 'Suspension' },
  suspension_ratified: { fr: 'Suspension ratifiée', en: 'Suspension ratified' },
  suspension_extended: { fr: 'Suspension prolongée', en: 'Suspension extended' },
  lifted: { fr: 'Suspension levée', en: 'Suspension lifted' },
  delisted: { fr: 'Déréférencement', en: 'Delisting' },
  expired: { fr: 'Fin de validité', en: 'Expiry' },
  withdrawn: { fr: 'Retrait à la demande de l’éditeur', en: 'Withdrawal at the publisher’s request' },
  restored: { fr: 'Rétablissement', en: 'Restoration' },
  version_covered: { fr: 'Nouvelle version couverte', en: 'New version covered' },
  stayed: { fr: 'Sursis à exécution', en: 'Stay of effects' },
  stay_ended: { fr: 'Fin du sursis', en: 'End of the stay' },
  prolonged: { fr: 'Prolongation', en: 'Prolongation' },
  inadmissible: { fr: 'Demande irrecevable', en: 'Inadmissible request' },
};
