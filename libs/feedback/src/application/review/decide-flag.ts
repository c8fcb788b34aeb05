import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '#libs/kernel';
import type { ReviewFlagId, ReviewFlagSnapshot } from '../../domain/review/review-flag.js';
import { personOf } from '../acting-person.js';
import { FeedbackWork } from '../feedback.work.js';
import { FeedbackPolicy, knownWord } from '../feedback-policy.js';
import { keepMoved } from './review-steps.js';

export interface FlagDecision {
  readonly flagId: ReviewFlagId;
  readonly expectedVersion: number;
  /** What the publisher is told. */
  readonly answer: string;
  /** Why the review leaves the page, for its author; absent when the flag is dismissed and the review stays. */
  readonly refusalMotive?: string;
}

/** A moderator says whether the doubt of the publisher holds; if it does, the review leaves the page at once. */
@Injectable()
export class DecideFlag {
  constructor(
    private readonly work: FeedbackWork,
    private readonly policy: FeedbackPolicy,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, { flagId, expectedVersion, answer, refusalMotive }: FlagDecision): Promise<ReviewFlagSnapshot> {
    if (refusalMotive !== undefined) knownWord(this.policy.reviews.refusalMotives, refusalMotive, '/refusalMotive');
    return this.work.transaction(async (scope) => {
      const { reviewId } = (await scope.flags.get(flagId)).toSnapshot();
      const review = await scope.reviews.forUpdate(reviewId);
      const flag = await scope.flags.forUpdate(flagId);
      flag.expectVersion(expectedVersion);
      const { state: from } = flag.toSnapshot();
      const at = this.clock.now();
      flag.decide(refusalMotive === undefined ? 'dismissed' : 'upheld', answer, personOf(actor), at);
      const decided = flag.toSnapshot();
      await scope.flags.save(flag);
      await scope.journal.append({
        kind: `review_flag.${refusalMotive === undefined ? 'dismiss' : 'uphold'}`,
        subject: { kind: 'review_flag', id: flagId },
        actor,
        at,
        from,
        to: decided.state,
        facts: { review: reviewId, application: decided.applicationId },
      });
      if (refusalMotive !== undefined) {
        const { state } = review;
        const policyVersion = this.policy.version;
        review.refuse({ motive: refusalMotive, explanation: '', policyVersion }, at);
        await scope.letters.reviewRefused(review);
        const facts = { motive: refusalMotive, policyVersion };
        await keepMoved(scope, { review, from: state, action: 'refuse', actor, at, facts });
      }
      await scope.letters.flagClosed(flag, review);
      return decided;
    });
  }
}
