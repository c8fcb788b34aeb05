import type { StateWords, WordView } from '#libs/http';
import type { RequestState } from '../../domain/request/publisher-request.lifecycle.js';

export const REQUEST_WORDS: StateWords<RequestState> = {
  sent: { fr: 'Votre réponse est attendue', en: 'Your answer is expected' },
  answered: { fr: 'Répondue', en: 'Answered' },
  committed: { fr: 'Correction promise', en: 'Correction promised' },
  checking: { fr: 'En vérification auprès des déclarants', en: 'Being checked with those who reported' },
  kept: { fr: 'Engagement tenu', en: 'Commitment kept' },
  not_kept: { fr: 'Engagement non tenu', en: 'Commitment not kept' },
  settled: { fr: 'Close sans engagement', en: 'Closed without a commitment' },
};

/** What became of a commitment, as anybody reads it. */
export const VERDICT_WORDS: Readonly<Record<'kept' | 'not_kept', WordView>> = {
  kept: { fr: 'Tenu', en: 'Kept' },
  not_kept: { fr: 'Non tenu', en: 'Not kept' },
};
