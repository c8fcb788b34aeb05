import type { StateWords } from '#libs/http';
import type { ReviewState } from '../../domain/review/review.lifecycle.js';
import type { FlagState } from '../../domain/review/review-flag.lifecycle.js';

export const reviewStateWords: StateWords<ReviewState> = {
  pending: { fr: 'En attente de lecture', en: 'Waiting to be read' },
  published: { fr: 'Publié', en: 'Published' },
  refused: { fr: 'Refusé', en: 'Refused' },
  withdrawn: { fr: 'Retiré', en: 'Withdrawn' },
};

export const flagWords: StateWords<FlagState> = {
  open: { fr: 'Signalement à examiner', en: 'Flag to be considered' },
  upheld: { fr: 'Signalement retenu', en: 'Flag upheld' },
  dismissed: { fr: 'Signalement écarté', en: 'Flag dismissed' },
  moot: { fr: 'Sans objet', en: 'Moot' },
};
