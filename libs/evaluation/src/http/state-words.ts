import type { StateWords } from '#libs/http';
import type { AssignmentState } from '../domain/assignment.lifecycle.js';
import type { OutcomeState } from '../domain/consolidation.js';

export const assignmentWords: StateWords<AssignmentState> = {
  invited: { fr: 'Invitation envoyée', en: 'Invited' },
  accepted: { fr: 'Avis en cours', en: 'Review under way' },
  submitted: { fr: 'Avis remis', en: 'Review handed in' },
  recused: { fr: 'Écartée pour conflit d’intérêts', en: 'Ended by a conflict of interest' },
  declined: { fr: 'Déclinée', en: 'Declined' },
  expired: { fr: 'Restée sans réponse', en: 'Left unanswered' },
  cancelled: { fr: 'Annulée', en: 'Cancelled' },
  voided: { fr: 'Avis écarté', en: 'Review set aside' },
};

export const outcomeWords: StateWords<OutcomeState> = {
  settled: { fr: 'Conclu', en: 'Settled' },
  drafted: { fr: 'Texte à rédiger', en: 'To be worded' },
  to_discuss: { fr: 'À discuter', en: 'To be discussed' },
};

export const questionWords: StateWords<'open' | 'relayed' | 'declined'> = {
  open: { fr: 'À transmettre', en: 'To be relayed' },
  relayed: { fr: 'Transmise à l’éditeur', en: 'Relayed to the publisher' },
  declined: { fr: 'Non transmise', en: 'Not relayed' },
};
