import type { ApplicationId } from '../../domain/application-id.js';
import type { ReviewId } from '../../domain/review/review.js';

/** A review as far as whoever looks for signs of harm needs it. */
export interface ReviewText {
  readonly id: ReviewId;
  readonly applicationId: ApplicationId;
  readonly applicationName: string;
  /** The address of the sheet. */
  readonly slug: string;
  readonly source: string;
  readonly text: string;
  readonly language: string;
  /** Where its author, or the source for him, left an address. */
  readonly authorEmail: string | null;
}

/** The words of reviews, for software of other contexts that reads them. */
export abstract class ReviewTexts {
  /**
   * Those that came, or were changed, with one file and have words, by their id; what was withdrawn since is left out.
   * @param transaction the caller's
   * @param after the id of the last one that was handed out
   */
  abstract ofImport(
    transaction: unknown,
    importId: string,
    after: string | undefined,
    limit: number,
  ): Promise<readonly ReviewText[]>;
}
