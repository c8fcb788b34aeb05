import { type AccountId, type Day, type Id, type OrganisationId, transition } from '#libs/kernel';
import type { ListingBasis } from '../decision/decision.js';
import type { ListingId } from '../listing/listing-id.js';
import {
  type ProlongationAction,
  type ProlongationCondition,
  type ProlongationState,
  prolongationConditionTexts,
  prolongationLifecycle,
} from './prolongation.lifecycle.js';

export type ProlongationId = Id<'Prolongation'>;

export interface ProlongationSnapshot {
  readonly id: ProlongationId;
  readonly listingId: ListingId;
  readonly organisationId: OrganisationId;
  /** What the listing rested on when more time was asked for. */
  readonly basis: ListingBasis;
  readonly motive: string;
  readonly state: ProlongationState;
  readonly requestedBy: AccountId;
  readonly requestedAt: Date;
  /** The last day for the authority to answer. */
  readonly answerBy: Day;
  /** Why it was refused, or fell; the motive of the decision when it was granted. */
  readonly answer: string | null;
  readonly closedAt: Date | null;
  readonly version: number;
}

type NewProlongation = Omit<ProlongationSnapshot, 'state' | 'answer' | 'closedAt' | 'version'>;

/** Demande de prolongation of a temporary listing or of a trial. */
export class Prolongation {
  private constructor(private snapshot: ProlongationSnapshot) {}

  static request(prolongation: NewProlongation): Prolongation {
    return new Prolongation({ ...prolongation, state: 'requested', answer: null, closedAt: null, version: 1 });
  }

  static restore(snapshot: ProlongationSnapshot): Prolongation {
    return new Prolongation(snapshot);
  }

  toSnapshot(): ProlongationSnapshot {
    return this.snapshot;
  }

  /** X1. @throws ActionNotAllowed once it was answered */
  grant(motive: string, at: Date): void {
    this.close('grant', motive, at, new Set(['may_be_prolonged'] as const));
  }

  /** X2. @throws ActionNotAllowed once it was answered */
  refuse(motive: string, at: Date): void {
    this.close('refuse', motive, at);
  }

  /** X3: the listing ended, or was decided on anew, before anybody answered. */
  lapse(motive: string, at: Date): void {
    this.close('lapse', motive, at);
  }

  private close(
    action: ProlongationAction,
    answer: string,
    closedAt: Date,
    met: ReadonlySet<ProlongationCondition> = new Set(),
  ): void {
    const { state, version } = this.snapshot;
    const { to } = transition(prolongationLifecycle, state, action, met, prolongationConditionTexts);
    this.snapshot = { ...this.snapshot, state: to, answer, closedAt, version: version + 1 };
  }
}
