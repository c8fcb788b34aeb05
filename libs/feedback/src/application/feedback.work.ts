import type { JournalEntry } from '#libs/journal';
import type { Announcement } from '#libs/messaging';
import type { ApplicationId } from '../domain/application-id.js';
import type { Review, ReviewId } from '../domain/review/review.js';
import type { ReviewFlag, ReviewFlagId } from '../domain/review/review-flag.js';
import type { UsageRecord } from '../domain/usage/usage-record.js';

export interface UsageKey {
  readonly applicationId: ApplicationId;
  readonly period: string;
}

export interface UsageStore {
  /** Two who tell figures of one application do so one after the other. */
  lock(application: ApplicationId): Promise<void>;
  /** Only one file on many applications at a time. */
  lockFiles(): Promise<void>;
  /** The present version of each month that was told, by `usageKey`. Lock the application first. */
  present(keys: readonly UsageKey[]): Promise<ReadonlyMap<string, UsageRecord>>;
  /** New versions: they become the present ones, and history. */
  keep(records: readonly UsageRecord[]): Promise<void>;
}

export const usageKey = ({ applicationId, period }: UsageKey): string => `${applicationId}/${period}`;

export interface SourceKey {
  readonly source: string;
  readonly externalId: string;
}

export interface ReviewStore {
  /** Only one file of reviews at a time. */
  lockFiles(): Promise<void>;
  /** @throws NotFound */
  forUpdate(id: ReviewId): Promise<Review>;
  /** Those that came before, locked, by `sourceKey`. */
  known(keys: readonly SourceKey[]): Promise<ReadonlyMap<string, Review>>;
  /** Those written before this day that are still kept, locked; at most `limit`. */
  writtenBefore(day: string, limit: number): Promise<Review[]>;
  addAll(reviews: readonly Review[]): Promise<void>;
  save(review: Review): Promise<void>;
}

export const sourceKey = ({ source, externalId }: SourceKey): string => JSON.stringify([source, externalId]);

export interface FlagStore {
  /** @throws NotFound */
  get(id: ReviewFlagId): Promise<ReviewFlag>;
  /** Lock the review first. @throws NotFound */
  forUpdate(id: ReviewFlagId): Promise<ReviewFlag>;
  openOn(review: ReviewId): Promise<ReviewFlag | undefined>;
  add(flag: ReviewFlag): Promise<void>;
  save(flag: ReviewFlag): Promise<void>;
}

/** What a use case may touch. It exists only inside a transaction. */
export interface FeedbackScope {
  readonly usage: UsageStore;
  readonly reviews: ReviewStore;
  readonly flags: FlagStore;
  /** The applications that are or were in the catalogue, by the address of their sheet. */
  readonly applications: { bySlug(slugs: readonly string[]): Promise<ReadonlyMap<string, ApplicationId>> };
  readonly journal: { append(entry: JournalEntry): Promise<void> };
  readonly outbox: { announce(event: Announcement): Promise<void> };
  readonly letters: {
    /** Tells the author why his review is not published; does nothing when nobody knows how to reach him. */
    reviewRefused(review: Review): Promise<void>;
    /** Tells the person who flagged it what became of the flag. */
    flagClosed(flag: ReviewFlag, review: Review): Promise<void>;
  };
}

export abstract class FeedbackWork {
  abstract transaction<Result>(work: (scope: FeedbackScope) => Promise<Result>): Promise<Result>;
  /** Does everything and undoes it: what is answered is what would have been. */
  abstract rehearsal<Result>(work: (scope: FeedbackScope) => Promise<Result>): Promise<Result>;
}
