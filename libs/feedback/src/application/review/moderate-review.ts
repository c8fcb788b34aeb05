import { Injectable } from '@nestjs/common';
import type { JournalEntry } from '#libs/journal';
import { type Actor, Clock } from '#libs/kernel';
import type { Review, ReviewId, ReviewSnapshot } from '../../domain/review/review.js';
import type { ReviewAction } from '../../domain/review/review.lifecycle.js';
import { type FeedbackScope, FeedbackWork } from '../feedback.work.js';
import { FeedbackPolicy, knownWord } from '../feedback-policy.js';
import { keepMoved } from './review-steps.js';

/** Which review, and the version of it that the moderator had before his eyes. */
export interface OnReview {
  readonly reviewId: ReviewId;
  readonly expectedVersion: number;
}

/** What a moderator does with a review once he has read it. */
@Injectable()
export class ModerateReview {
  constructor(
    private readonly work: FeedbackWork,
    private readonly policy: FeedbackPolicy,
    private readonly clock: Clock,
  ) {}

  publish(actor: Actor, on: OnReview): Promise<ReviewSnapshot> {
    return this.move(actor, on, 'publish', async (review, at) => review.publish(at));
  }

  /** Also takes down what was public. The author is told the reasons where he can be reached (L.111-7-2). */
  refuse(actor: Actor, on: OnReview, motive: string, explanation: string): Promise<ReviewSnapshot> {
    knownWord(this.policy.reviews.refusalMotives, motive, '/motive');
    const refusal = { motive, explanation, policyVersion: this.policy.version };
    const facts = { motive, policyVersion: refusal.policyVersion };
    const refuse = async (review: Review, at: Date, { letters }: FeedbackScope) => {
      review.refuse(refusal, at);
      await letters.reviewRefused(review);
    };
    return this.move(actor, on, 'refuse', refuse, facts);
  }

  reconsider(actor: Actor, on: OnReview): Promise<ReviewSnapshot> {
    const dueAt = this.policy.dueFrom(this.clock, this.policy.reviews.publishedWithin);
    return this.move(actor, on, 'reconsider', async (review, at) => review.reconsider(at, dueAt));
  }

  withdraw(actor: Actor, on: OnReview): Promise<ReviewSnapshot> {
    return this.move(actor, on, 'withdraw', async (review, at) => review.withdraw(at));
  }

  private move(
    actor: Actor,
    { reviewId, expectedVersion }: OnReview,
    action: ReviewAction,
    act: (review: Review, at: Date, scope: FeedbackScope) => Promise<void>,
    facts: JournalEntry['facts'] = {},
  ): Promise<ReviewSnapshot> {
    return this.work.transaction(async (scope) => {
      const review = await scope.reviews.forUpdate(reviewId);
      review.expectVersion(expectedVersion);
      const { state: from } = review;
      const at = this.clock.now();
      await act(review, at, scope);
      await keepMoved(scope, { review, from, action, actor, at, facts });
      return review.toSnapshot();
    });
  }
}
