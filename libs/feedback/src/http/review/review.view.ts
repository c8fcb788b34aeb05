import { LifecycleView } from '#libs/http';

/** Why a review is not public, to be told to its author. */
export class UserReviewRefusalView {
  motive!: string;
  fr!: string;
  en!: string;
  explanation!: string;
  /** Version of the vocabulary. */
  policyVersion!: number;
}

export class UserReviewView extends LifecycleView {
  id!: string;
  applicationId!: string;
  source!: string;
  /** How the source knows it: what a connector needs to tell the author there. */
  externalId!: string;
  /** Day. */
  writtenOn!: string;
  /** Day of the use that is told of; null when the source does not know it. */
  experiencedOn!: string | null;
  /** Day of the author's last change. */
  amendedOn!: string | null;
  rating!: number;
  /** Nobody has screened it for personal data while the state is `pending`. */
  text!: string;
  language!: string;
  checked!: boolean;
  /** Whether the author can be written to; his address is shown to nobody. */
  authorReachable!: boolean;
  stateSince!: string;
  dueAt!: string | null;
  publishedAt!: string | null;
  refusal!: UserReviewRefusalView | null;
  importedAt!: string;
  importId!: string;
  version!: number;
}

export class UserReviewPageView {
  items!: UserReviewView[];
  /** Cursor of the next page; absent on the last. */
  next?: string;
}

export class ReviewFlagView extends LifecycleView {
  id!: string;
  reviewId!: string;
  applicationId!: string;
  rating!: number;
  text!: string;
  motive!: string;
  explanation!: string;
  flaggedAt!: string;
  /** Until when it is answered. */
  dueAt!: string;
  decidedAt!: string | null;
  answer!: string | null;
  version!: number;
}

export class ReviewFlagPageView {
  items!: ReviewFlagView[];
  /** Cursor of the next page; absent on the last. */
  next?: string;
}
