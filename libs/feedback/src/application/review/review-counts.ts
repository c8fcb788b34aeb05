import type { Day } from '#libs/kernel';
import type { ApplicationId } from '../../domain/application-id.js';

/** What was written about one application on one day, whether it has words or not. */
export interface ReviewDay {
  readonly applicationId: ApplicationId;
  readonly applicationName: string;
  readonly day: Day;
  readonly reviews: number;
  readonly ratings: number;
}

/** How many reviews came in by day, for software that looks for campaigns. */
export abstract class ReviewCounts {
  /** Of one application, or of all; days without any are left out. */
  abstract since(day: Day, applicationId?: string): Promise<readonly ReviewDay[]>;
}
