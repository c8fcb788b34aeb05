import type { Day } from '#libs/kernel';
import type { ReviewSort } from '../../domain/review/review-order.js';

/** Where the former page ended: the value it was sorted by, as text, and the review. */
export interface ReviewPosition {
  readonly key: string;
  readonly id: string;
}

export interface PublicReviewRequest {
  readonly slug: string;
  readonly sort: ReviewSort;
  readonly limit: number;
  readonly after?: ReviewPosition;
  /** Older ones are not shown any more, even before they are forgotten. */
  readonly keptSince: Day;
}

export interface PublicReview {
  readonly id: string;
  readonly source: string;
  readonly rating: number;
  readonly text: string;
  readonly language: string;
  readonly checked: boolean;
  readonly writtenOn: Day;
  readonly experiencedOn: Day | null;
  readonly amendedOn: Day | null;
  readonly publishedAt: Date;
}

/** How many reviews gave 1, 2, 3, 4 and 5. */
export type RatingCounts = readonly [number, number, number, number, number];

/** What the public reads: published reviews of applications that are in the catalogue. Undefined: no such application. */
export abstract class PublicReviews {
  /** One more than the limit when there is a next page. */
  abstract page(request: PublicReviewRequest): Promise<PublicReview[] | undefined>;
  abstract counts(slug: string, keptSince: Day): Promise<RatingCounts | undefined>;
}
