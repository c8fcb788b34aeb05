import { Injectable } from '@nestjs/common';
import { offers } from '#libs/kernel';
import { FeedbackPolicy } from '../../application/feedback-policy.js';
import type { ReadFlag } from '../../application/review/review-reads.js';
import type { Refusal, ReviewSnapshot } from '../../domain/review/review.js';
import { type ReviewAction, reviewLifecycle } from '../../domain/review/review.lifecycle.js';
import { type FlagAction, reviewFlagLifecycle } from '../../domain/review/review-flag.lifecycle.js';
import type { ModerationActionView, ReviewFlagView, UserReviewRefusalView, UserReviewView } from './review.view.js';

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
  constructor(private readonly policy: FeedbackPolicy) {}

  review({ authorEmail, refusal, ...review }: ReviewSnapshot): UserReviewView {
    const offered = offers(reviewLifecycle, review.state, MODERATORS, new Set());
    return {
      ...review,
      authorReachable: authorEmail !== null,
      waitingOn: reviewLifecycle.waitingOn[review.state] ?? 'nobody',
      stateSince: review.stateSince.toISOString(),
      dueAt: review.dueAt?.toISOString() ?? null,
      publishedAt: review.publishedAt?.toISOString() ?? null,
      refusal: refusal && this.refusal(refusal),
      importedAt: review.importedAt.toISOString(),
      actions: offered.flatMap((offer) => action(offer, `/api/v1/reviews/${review.id}`, REVIEW_PATHS[offer.name])),
    };
  }

  flag(flag: ReadFlag, isModerator: boolean): ReviewFlagView {
    const { decidedBy: _by, flaggedBy: _flagger, policyVersion: _version, ...shown } = flag;
    const offered = isModerator ? offers(reviewFlagLifecycle, flag.state, MODERATORS, new Set()) : [];
    return {
      ...shown,
      flaggedAt: flag.flaggedAt.toISOString(),
      dueAt: flag.dueAt.toISOString(),
      waitingOn: reviewFlagLifecycle.waitingOn[flag.state] ?? 'nobody',
      decidedAt: flag.decidedAt?.toISOString() ?? null,
      actions: offered.flatMap((offer) => action(offer, `/api/v1/review-flags/${flag.id}`, FLAG_PATHS[offer.name])),
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
): ModerationActionView[] {
  if (path === undefined) return [];
  return [{ name, allowed, reasons: [...reasons], method: 'POST', href: `${root}/${path}` }];
}
