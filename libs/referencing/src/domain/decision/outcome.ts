import { type DossierSnapshot, isOnTrialTrack } from '../dossier/dossier.js';
import type { Proposal } from '../report/report.js';

/** What can be signed. `undecidable`, which the rule may answer, cannot. */
export const OUTCOMES = ['full', 'full_with_reservations', 'temporary', 'trial', 'adjourned', 'rejected'] as const;
export type DossierOutcome = (typeof OUTCOMES)[number];

/** What is done to a listing without judging a file: by the authority, by the clock, or at the publisher's wish. */
export const MEASURES = [
  'suspended',
  'suspension_ratified',
  'suspension_extended',
  'lifted',
  'delisted',
  'expired',
  'withdrawn',
  'restored',
  'version_covered',
  'stayed',
  'stay_ended',
  'prolonged',
] as const;
export type Measure = (typeof MEASURES)[number];

/** A request that is not even examined ends with a decision too. */
export type Outcome = DossierOutcome | 'inadmissible' | Measure;

const LISTING_OUTCOMES: readonly string[] = ['full', 'full_with_reservations', 'temporary', 'trial'];

/** Whether the outcome puts, or keeps, the application in the catalogue. */
export const listsApplication = (outcome: string): boolean => LISTING_OUTCOMES.includes(outcome);

/** Whether the signatory goes another way than the rule: that needs a published motive and a second signature. */
export const departsFrom = (proposal: Proposal, outcome: string): boolean => proposal.outcome !== outcome;

/**
 * What the rule proposes, as far as this dossier can end so. One for a trial is judged on the floor of the framework
 * only: it can list for a trial at most (policy, `trial_scope`). A trial is granted once, at the beginning, and not while the
 * policy makes the application wait after one that failed: whatever
 * comes after it complies, or is adjourned.
 */
export function proposalFor(
  dossier: Pick<DossierSnapshot, 'kind' | 'facts'>,
  proposal: Proposal,
  trialIsPossible = true,
): Proposal {
  if (isOnTrialTrack(dossier)) {
    return listsApplication(proposal.outcome) ? { ...proposal, outcome: 'trial' } : proposal;
  }
  const mayBegin = trialIsPossible && (dossier.kind === 'initial' || dossier.kind === 'compliance');
  return proposal.outcome === 'trial' && !mayBegin ? { ...proposal, outcome: 'adjourned' } : proposal;
}
