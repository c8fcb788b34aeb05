import type { ReviewId, ReviewSnapshot } from '../../domain/review/review.js';
import type { ReviewState } from '../../domain/review/review.lifecycle.js';
import type { ReviewFlagId, ReviewFlagSnapshot } from '../../domain/review/review-flag.js';
import type { FlagState } from '../../domain/review/review-flag.lifecycle.js';

export interface ReviewFilter {
  readonly state?: ReviewState;
  readonly applicationId?: string;
  readonly source?: string;
  /** Only those whose limit was passed at this instant. */
  readonly overdueAt?: Date;
}

export interface FlagFilter {
  readonly state?: FlagState;
  readonly applicationId?: string;
  readonly overdueAt?: Date;
}

/** A flag with the words it is about. */
export interface ReadFlag extends ReviewFlagSnapshot {
  readonly rating: number;
  readonly text: string;
}

/** What moderators and publishers read; oldest first, page by page. */
export abstract class ReviewReads {
  abstract page(filter: ReviewFilter, after: string | undefined, limit: number): Promise<ReviewSnapshot[]>;
  abstract find(id: ReviewId): Promise<ReviewSnapshot | undefined>;
  abstract flags(filter: FlagFilter, after: string | undefined, limit: number): Promise<ReadFlag[]>;
  abstract findFlag(id: ReviewFlagId): Promise<ReadFlag | undefined>;
}
