import type { ProblemTexts } from '#libs/http';

export const retentionProblems = {
  held_already: { fr: 'Un gel est déjà en place sur cet objet.', en: 'A hold stands on this already.' },
  hold_already_lifted: { fr: 'Ce gel a déjà été levé.', en: 'This hold was lifted before.' },
  export_at_work: {
    fr: 'Un export de cette organisation est en préparation.',
    en: 'An export of this organisation is being made.',
  },
  export_not_available: {
    fr: 'Cet export n’est pas prêt, ou n’est plus disponible.',
    en: 'This export is not ready, or no longer available.',
  },
} as const satisfies ProblemTexts;
