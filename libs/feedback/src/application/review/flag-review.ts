import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict, NotFound, newId } from '#libs/kernel';
import type { ApplicationId } from '../../domain/application-id.js';
import type { ReviewId } from '../../domain/review/review.js';
import { ReviewFlag, type ReviewFlagSnapshot } from '../../domain/review/review-flag.js';
import { personOf } from '../acting-person.js';
import { FeedbackWork } from '../feedback.work.js';
import { FeedbackPolicy, knownWord } from '../feedback-policy.js';

export interface FlagOrder {
  readonly applicationId: ApplicationId;
  readonly reviewId: ReviewId;
  readonly motive: string;
  readonly explanation: string;
}

/** A publisher doubts a review about his own application: it costs nothing, needs a reason, and is answered in time. */
@Injectable()
export class FlagReview {
  constructor(
    private readonly work: FeedbackWork,
    private readonly policy: FeedbackPolicy,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws NotFound when the review is not about this application, or not public
   * @throws Invalid (`unknown_motive`) · Conflict (`already_flagged`)
   */
  execute(actor: Actor, { applicationId, reviewId, motive, explanation }: FlagOrder): Promise<ReviewFlagSnapshot> {
    knownWord(this.policy.reviews.flagMotives, motive, '/motive');
    return this.work.transaction(async (scope) => {
      const { applicationId: about, state } = (await scope.reviews.forUpdate(reviewId)).toSnapshot();
      if (about !== applicationId || state !== 'published') throw new NotFound('review', reviewId);
      if (await scope.flags.openOn(reviewId)) throw new Conflict('already_flagged', 'This review is flagged already.');

      const at = this.clock.now();
      const flag = ReviewFlag.raise({
        id: newId<'ReviewFlag'>(),
        reviewId,
        applicationId,
        motive,
        explanation,
        policyVersion: this.policy.version,
        flaggedBy: personOf(actor),
        flaggedAt: at,
        dueAt: this.policy.dueFrom(this.clock, this.policy.reviews.flagDecidedWithin),
      });
      const snapshot = flag.toSnapshot();
      await scope.flags.add(flag);
      await scope.journal.append({
        kind: 'review_flag.raise',
        subject: { kind: 'review_flag', id: snapshot.id },
        actor,
        at,
        to: snapshot.state,
        facts: { review: reviewId, application: applicationId, motive, policyVersion: snapshot.policyVersion },
      });
      return snapshot;
    });
  }
}
