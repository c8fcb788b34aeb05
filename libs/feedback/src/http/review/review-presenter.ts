import { Injectable } from '@nestjs/common';
import { type ActionView, lifeOf, limitAt } from '#libs/http';
import { Clock, offers } from '#libs/kernel';
import { FeedbackPolicy } from '../../application/feedback-policy.js';
import type { ReadFlag } from '../../application/review/review-reads.js';
import type { Refusal, ReviewSnapshot } from '../../domain/review/review.js';
import { type ReviewAction, reviewLifecycle } from '../../domain/review/review.lifecycle.js';
import { type FlagAction, reviewFlagLifecycle } from '../../domain/review/review-flag.lifecycle.js';
import type { ReviewFlagView, UserReviewRefusalView, UserReviewView } from './review.view.js';
import { flagWords, reviewStateWords } from './state-words.js';

/** How a moderator takes each action of the lifecycles; what is missing here is done by the source or the system. */
const REVIEW_PATHS: Readonly<Partial<Record<ReviewAction, string>>> = {
  publish: 'publication',
  refuse: 'refusal',
  reconsider: 'reconsideration',
  withdraw: 'withdrawal',
};
const FLAG_PATHS: Readonly<Partial<Record<FlagAction, string>>> = { uphold: 'upholding', dismiss: 'dismissal' };
/** Whoever may read these views may take these actions. */
const MODERATORS = new Set(['case_officer', 'vigilance_officer'] as const);

/** Reviews and flags as those who moderate, and the publishers who flagged, read them. */
@Injectable()
export class ReviewPresenter {
  constructor(
    private readonly policy: FeedbackPolicy,
    private readonly clock: Clock,
  ) {}

  review({ authorEmail, refusal, ...review }: ReviewSnapshot): UserReviewView {
    const offered = offers(reviewLifecycle, review.state, MODERATORS, new Set());
    const root = `/api/v1/reviews/${review.id}`;
    const actions = offered.flatMap((offer) => action(offer, root, REVIEW_PATHS[offer.name]));
    const limit = limitAt(review.state === 'pending' ? review.dueAt : null, this.clock.now());
    return {
      ...review,
      authorReachable: authorEmail !== null,
      ...lifeOf(reviewLifecycle, review.state, reviewStateWords, limit, actions),
      stateSince: review.stateSince.toISOString(),
      dueAt: review.dueAt?.toISOString() ?? null,
      publishedAt: review.publishedAt?.toISOString() ?? null,
      refusal: refusal && this.refusal(refusal),
      importedAt: review.importedAt.toISOString(),
    };
  }

  flag(flag: ReadFlag, isModerator: boolean): ReviewFlagView {
    const { decidedBy: _by, flaggedBy: _flagger, policyVersion: _version, ...shown } = flag;
    const offered = isModerator ? offers(reviewFlagLifecycle, flag.state, MODERATORS, new Set()) : [];
    const root = `/api/v1/review-flags/${flag.id}`;
    const actions = offered.flatMap((offer) => action(offer, root, FLAG_PATHS[offer.name]));
    const limit = limitAt(flag.state === 'open' ? flag.dueAt : null, this.clock.now());
    return {
      ...shown,
      flaggedAt: flag.flaggedAt.toISOString(),
      dueAt: flag.dueAt.toISOString(),
      ...lifeOf(reviewFlagLifecycle, flag.state, flagWords, limit, actions),
      decidedAt: flag.decidedAt?.toISOString() ?? null,
    };
  }

  private refusal({ motive, explanation, policyVersion }: Refusal): UserReviewRefusalView {
    const { fr, en } = this.policy.reviews.refusalMotives.get(motive) ?? { fr: motive, en: motive };
    return { motive, fr, en, explanation, policyVersion };
  }
}

function action(
  { name, allowed, reasons }: ReturnType<typeof offers>[number],
  root: string,
  path: string | undefined,
): ActionView[] {
  if (path === undefined) return [];
  return [{ name, allowed, reasons: [...reasons], method: 'POST', href: `${root}/${path}` }];
}
