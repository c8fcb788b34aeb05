import { type AccountId, type Id, StaleVersion, transition } from '#libs/kernel';
import type { ApplicationId } from '../application-id.js';
import type { ReviewId } from './review.js';
import { type FlagAction, type FlagState, reviewFlagLifecycle } from './review-flag.lifecycle.js';

export type ReviewFlagId = Id<'ReviewFlag'>;

export interface ReviewFlagSnapshot {
  readonly id: ReviewFlagId;
  readonly reviewId: ReviewId;
  readonly applicationId: ApplicationId;
  /** A word of the vocabulary of this version of the policy. */
  readonly motive: string;
  readonly explanation: string;
  readonly policyVersion: number;
  readonly flaggedBy: AccountId;
  readonly flaggedAt: Date;
  readonly dueAt: Date;
  readonly state: FlagState;
  readonly decidedBy: AccountId | null;
  readonly decidedAt: Date | null;
  /** What the publisher is told; null when the review went before anybody judged. */
  readonly answer: string | null;
  readonly version: number;
}

export type NewFlag = Omit<ReviewFlagSnapshot, 'state' | 'decidedBy' | 'decidedAt' | 'answer' | 'version'>;

/** A publisher doubts a review about his application, free of charge and with his reasons. */
export class ReviewFlag {
  private constructor(private snapshot: ReviewFlagSnapshot) {}

  static raise(flag: NewFlag): ReviewFlag {
    return new ReviewFlag({ ...flag, state: 'open', decidedBy: null, decidedAt: null, answer: null, version: 1 });
  }

  static restore(snapshot: ReviewFlagSnapshot): ReviewFlag {
    return new ReviewFlag(snapshot);
  }

  toSnapshot(): ReviewFlagSnapshot {
    return this.snapshot;
  }

  /** @throws StaleVersion */
  expectVersion(expected: number): void {
    if (expected !== this.snapshot.version) throw new StaleVersion(expected, this.snapshot.version);
  }

  /** The moderator agrees or not, and says why. */
  decide(outcome: 'upheld' | 'dismissed', answer: string, by: AccountId, at: Date): void {
    this.move(outcome === 'upheld' ? 'uphold' : 'dismiss', { answer, decidedBy: by, decidedAt: at });
  }

  /** The review is no longer public for another reason. */
  lapse(at: Date): void {
    this.move('lapse', { decidedAt: at });
  }

  private move(action: FlagAction, changes: Partial<ReviewFlagSnapshot>): void {
    const { to } = transition(reviewFlagLifecycle, this.snapshot.state, action);
    this.snapshot = { ...this.snapshot, ...changes, state: to, version: this.snapshot.version + 1 };
  }
}
