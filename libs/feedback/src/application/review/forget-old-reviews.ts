import { Injectable } from '@nestjs/common';
import { Clock, SYSTEM } from '#libs/kernel';
import { type FeedbackScope } from '../feedback.work.js';
import { FeedbackPolicy } from '../feedback-policy.js';
import { keepMoved } from './review-steps.js';

/** As many in one go as leave room for others; what is left goes the next night. */
const AT_MOST = 2_000;

/** Reviews are kept no longer than the public is told (D.111-17 2° b). */
@Injectable()
export class ForgetOldReviews {
  constructor(
    private readonly policy: FeedbackPolicy,
    private readonly clock: Clock,
  ) {}

  /** @returns how many were forgotten */
  async execute(scope: FeedbackScope): Promise<number> {
    const at = this.clock.now();
    const old = await scope.reviews.writtenBefore(this.policy.keptSince(this.clock.today()), AT_MOST);
    for (const review of old) {
      const { state: from } = review;
      review.expire(at);
      await keepMoved(scope, { review, from, action: 'expire', actor: SYSTEM, at });
    }
    return old.length;
  }
}
