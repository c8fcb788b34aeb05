import type { ApplicationId } from '../../domain/application-id.js';
import type { WindowRatings } from '../../domain/review/trend.js';

/** Two windows of equal length in a row; the later one ends today. */
export interface RatingTrend {
  readonly earlier: WindowRatings;
  readonly later: WindowRatings;
}

/**
 * What other contexts may ask about ratings: how many and how good, in two windows of the policy, by the day of the
 * review. Ratings that wait for their words to be read count already; refused and withdrawn ones do not.
 */
export abstract class ReviewTrend {
  abstract of(application: string): Promise<RatingTrend>;
  /** Those with a rating in one of the windows, by id. */
  abstract ofMany(applications: readonly string[]): Promise<ReadonlyMap<ApplicationId, RatingTrend>>;
}
