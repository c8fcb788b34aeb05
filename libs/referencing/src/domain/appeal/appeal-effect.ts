import type { Id } from '#libs/kernel';
import type { Decision } from '../decision/decision.js';
import type { DecisionId } from '../decision/decision-id.js';
import type { DossierId } from '../dossier/dossier.js';
import type { ListingSnapshot } from '../listing/listing.js';
import type { ProposedMeasure } from '../measure/measure-proposal.js';

export type AppealId = Id<'Appeal'>;

/** How the oversight body settles an appeal: the decision stands, falls, is to be changed, or to be taken again. */
export const APPEAL_OUTCOMES = ['dismissed', 'upheld', 'varied', 'remitted'] as const;
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number];

/** What was done about a settled appeal. */
export interface AppealEffect {
  readonly appealId: AppealId;
  readonly appealNumber: string;
  readonly decisionId: DecisionId;
  readonly outcome: AppealOutcome;
  readonly annulled: boolean;
  /** The measure on the listing that followed; null where nothing had to be moved. */
  readonly followedBy: DecisionId | null;
  /** The dossier in which the file is judged again by other experts. */
  readonly newDossier: DossierId | null;
  readonly carriedOutAt: Date;
}

/** What the contested decision is to the application now: it keeps it suspended or out, or it judged its file. */
export type Contested = 'suspension' | 'end' | 'judgement' | 'other';

export const SUSPENSIONS: readonly string[] = ['suspended', 'suspension_ratified', 'suspension_extended'];

/** A decision whose effect was overtaken by a later one has none left to be undone. */
export function contestedIn(
  decision: Pick<Decision, 'id' | 'kind' | 'outcome'>,
  listing: Pick<ListingSnapshot, 'status' | 'stay' | 'lastDecisionId'> | undefined,
): Contested {
  const stayed = listing?.stay?.decisionId === decision.id ? listing.stay.status : undefined;
  if (stayed === 'delisted' || (listing?.status === 'delisted' && listing.lastDecisionId === decision.id)) return 'end';
  if (stayed === 'suspended' || (listing?.status === 'suspended' && SUSPENSIONS.includes(decision.outcome))) {
    return 'suspension';
  }
  return decision.kind === 'measure' ? 'other' : 'judgement';
}

/** What is to be done, in the words of the listing's own actions. */
export interface Remedy {
  readonly annuls: boolean;
  readonly measure?: 'lift' | 'restore' | 'endStay';
  /** What the signatory is asked to decide in the place of what fell. */
  readonly propose?: ProposedMeasure;
  readonly newRound?: boolean;
}

const STANDS: Remedy = { annuls: false, measure: 'endStay' };

const REMEDIES: Readonly<Record<Contested, Readonly<Record<AppealOutcome, Remedy>>>> = {
  suspension: {
    dismissed: STANDS,
    upheld: { annuls: true, measure: 'lift' },
    varied: { annuls: false, measure: 'endStay', propose: 'lift' },
    remitted: { annuls: true, measure: 'lift', propose: 'suspend' },
  },
  end: {
    dismissed: STANDS,
    upheld: { annuls: true, measure: 'restore' },
    varied: { annuls: true, measure: 'restore', propose: 'suspend' },
    remitted: { annuls: true, measure: 'restore', propose: 'delist' },
  },
  judgement: {
    dismissed: STANDS,
    upheld: { annuls: true, newRound: true },
    varied: { annuls: false },
    remitted: { annuls: true, newRound: true },
  },
  other: {
    dismissed: STANDS,
    upheld: { annuls: true },
    varied: { annuls: false },
    remitted: { annuls: true },
  },
};

/** P4: a decision that falls is undone at once; what is to come in its place is the authority's to decide, and to sign. */
export const remedyFor = (contested: Contested, outcome: AppealOutcome): Remedy => REMEDIES[contested][outcome];
