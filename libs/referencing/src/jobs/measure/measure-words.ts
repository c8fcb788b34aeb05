import type { Words } from '#libs/kernel';
import type { HeardMeasure } from '../../domain/measure/hearing.js';
import type { ProposedMeasure } from '../../domain/measure/measure-proposal.js';

/** Measures and due dates as letters name them. */
export const measureWords: Readonly<Record<ProposedMeasure | HeardMeasure, Words>> = {
  suspend: { fr: 'suspension du référencement', en: 'suspension of the listing' },
  delist: { fr: 'déréférencement', en: 'delisting' },
  lift: { fr: 'levée de la suspension', en: 'lifting of the suspension' },
};

export const undecidedWords: Readonly<Record<string, Words>> = {
  'listing.suspension': { fr: 'une nouvelle décision sur la suspension', en: 'a new decision on the suspension' },
  'listing.suspension_forgotten': {
    fr: 'une nouvelle décision sur la suspension, en retard',
    en: 'a new decision on the suspension, late',
  },
  'prolongation.limit': {
    fr: 'une réponse à la demande de prolongation, en retard',
    en: 'an answer to the request for more time, late',
  },
  'listing.ratification': {
    fr: 'la ratification de la suspension en urgence',
    en: 'the ratification of the emergency suspension',
  },
};

/** The oversight body is told of what the signatories let pass (REG-16, REG-17). */
export const TOLD_TO_OVERSIGHT: readonly string[] = [
  'listing.suspension_forgotten',
  'listing.ratification',
  'prolongation.limit',
];
