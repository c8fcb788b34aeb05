import { type Day, type Id, transition } from '#libs/kernel';
import type { DecisionId } from '../decision/decision.js';
import type { DueGap } from '../decision/listing-grant.js';
import type { ListingId } from '../listing/listing.js';
import { type FindingState, findingConditionTexts, findingLifecycle } from './finding.lifecycle.js';

export type FindingId = Id<'Finding'>;

export const FINDING_SOURCES = ['decision', 'audit', 'incident', 'framework'] as const;
export type FindingSource = (typeof FINDING_SOURCES)[number];

export interface FindingSnapshot {
  readonly id: FindingId;
  readonly listingId: ListingId;
  readonly criterion: string;
  readonly severity: string;
  readonly sourceType: FindingSource;
  readonly sourceId: string;
  /** What is wrong, in the words the publisher reads. */
  readonly text: string;
  /** The last day on which evidence is in time. */
  readonly dueOn: Day;
  readonly state: FindingState;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly version: number;
}

/** Constat: one criterion to put right. The health of a listing is its open findings. */
export class Finding {
  private constructor(private snapshot: FindingSnapshot) {}

  /** A gap that a decision lists in spite of, on condition that it is closed in time. */
  static fromDecision(
    { criterion, severity, dueOn }: DueGap,
    given: { id: FindingId; listingId: ListingId; decisionId: DecisionId; text: string; at: Date },
  ): Finding {
    const { id, listingId, decisionId, text, at } = given;
    return new Finding({
      id,
      listingId,
      criterion,
      severity,
      sourceType: 'decision',
      sourceId: decisionId,
      text,
      dueOn,
      state: 'open',
      openedAt: at,
      closedAt: null,
      version: 1,
    });
  }

  static restore(snapshot: FindingSnapshot): Finding {
    return new Finding(snapshot);
  }

  toSnapshot(): FindingSnapshot {
    return this.snapshot;
  }

  get isOpen(): boolean {
    return !findingLifecycle.final.includes(this.snapshot.state);
  }

  /** F9: a signatory says, with a published motive, that it need not be closed any more. @returns the former state */
  waive(at: Date): FindingState {
    const { state, version } = this.snapshot;
    const { to } = transition(
      findingLifecycle,
      state,
      'waive',
      new Set(['motive_given'] as const),
      findingConditionTexts,
    );
    this.snapshot = { ...this.snapshot, state: to, closedAt: at, version: version + 1 };
    return state;
  }
}
