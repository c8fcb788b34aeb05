import type { HeardMeasure } from '../../domain/measure/hearing.js';
import type { ProposedMeasure } from '../../domain/measure/measure-proposal.js';

/** Measures and due dates as letters name them, in French. */
export const measureWords: Readonly<Record<ProposedMeasure | HeardMeasure, string>> = {
  suspend: 'suspension du référencement',
  delist: 'déréférencement',
  lift: 'levée de la suspension',
};

export const undecidedWords: Readonly<Record<string, string>> = {
  'listing.suspension': 'une nouvelle décision sur la suspension',
  'listing.suspension_forgotten': 'une nouvelle décision sur la suspension, en retard',
  'prolongation.limit': 'une réponse à la demande de prolongation, en retard',
  'listing.ratification': 'la ratification de la suspension en urgence',
};

/** The oversight body is told of what the signatories let pass (REG-16, REG-17). */
export const TOLD_TO_OVERSIGHT: readonly string[] = [
  'listing.suspension_forgotten',
  'listing.ratification',
  'prolongation.limit',
];
