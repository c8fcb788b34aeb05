import { type AccountId, type Id, transition } from '#libs/kernel';
import type { DecisionId } from '../decision/decision.js';
import type { ListingId } from '../listing/listing-id.js';
import {
  type ProposalAction,
  type ProposalCondition,
  type ProposalState,
  proposalConditionTexts,
  proposalLifecycle,
} from './measure-proposal.lifecycle.js';

export type ProposalId = Id<'MeasureProposal'>;

export const PROPOSED_MEASURES = ['suspend', 'delist', 'lift'] as const;
export type ProposedMeasure = (typeof PROPOSED_MEASURES)[number];

export const PROPOSAL_SOURCES = [
  'finding',
  'audit',
  'incident',
  'control_agency',
  'version',
  'officer',
  'appeal',
] as const;
export type ProposalSource = (typeof PROPOSAL_SOURCES)[number];

export interface ProposalSnapshot {
  readonly id: ProposalId;
  readonly listingId: ListingId;
  readonly measure: ProposedMeasure;
  readonly sourceType: ProposalSource;
  /** With the type and the measure, unique: one cause asks once. */
  readonly sourceId: string;
  readonly motive: string;
  /** Null for the system. */
  readonly proposedBy: AccountId | null;
  readonly proposedAt: Date;
  readonly state: ProposalState;
  readonly closedBy: AccountId | null;
  readonly closedAt: Date | null;
  /** Why it was not followed. */
  readonly answer: string | null;
  readonly decisionId: DecisionId | null;
  readonly version: number;
}

type NewProposal = Pick<
  ProposalSnapshot,
  'id' | 'listingId' | 'measure' | 'sourceType' | 'sourceId' | 'motive' | 'proposedBy' | 'proposedAt'
>;

/** Proposition de mesure: nothing is suspended or struck off without a signature, so what asks for it waits here. */
export class MeasureProposal {
  private constructor(private snapshot: ProposalSnapshot) {}

  static put(proposal: NewProposal): MeasureProposal {
    return new MeasureProposal({
      ...proposal,
      state: 'open',
      closedBy: null,
      closedAt: null,
      answer: null,
      decisionId: null,
      version: 1,
    });
  }

  static restore(snapshot: ProposalSnapshot): MeasureProposal {
    return new MeasureProposal(snapshot);
  }

  toSnapshot(): ProposalSnapshot {
    return this.snapshot;
  }

  /** M1: the measure was taken by this decision. @throws ConditionsNotMet when who proposed it also signs it */
  follow(decision: DecisionId, by: AccountId, at: Date): void {
    const other = this.snapshot.proposedBy !== by;
    this.close('follow', new Set(other ? (['proposed_by_another'] as const) : []), by, at);
    this.snapshot = { ...this.snapshot, decisionId: decision };
  }

  /** M2. `by` is null when the listing ended for another reason. */
  dismiss(answer: string, by: AccountId | null, at: Date): void {
    this.close('dismiss', new Set(answer.trim() === '' ? [] : (['motive_given'] as const)), by, at);
    this.snapshot = { ...this.snapshot, answer };
  }

  private close(action: ProposalAction, met: ReadonlySet<ProposalCondition>, by: AccountId | null, at: Date): void {
    const { state, version } = this.snapshot;
    const { to } = transition(proposalLifecycle, state, action, met, proposalConditionTexts);
    this.snapshot = { ...this.snapshot, state: to, closedBy: by, closedAt: at, version: version + 1 };
  }
}
