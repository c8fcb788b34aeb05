import { type Clock, type Day, dueInstant, Invalid, type WorkingCalendar } from '#libs/kernel';
import type { ReviewLimits } from '../domain/review/review-line.js';
import type { UsageLimits } from '../domain/usage/usage-figures.js';
import type { ImportLimits } from './import/take-lines.js';

export interface Words {
  readonly fr: string;
  readonly en: string;
}

/** A vocabulary: each word of the API with what people read. */
export type Vocabulary = ReadonlyMap<string, Words>;

export interface SourceOfReviews extends Words {
  /** How this source makes sure that somebody used what he writes about. */
  readonly control: Words;
}

/** What the public is told about reviews in a place of its own (D.111-17 2°, D.111-18). */
export interface ReviewStatements {
  readonly consideration: Words;
  readonly moderation: Words;
  readonly contact: Words;
  readonly change: Words;
  readonly flag: Words;
}

export interface ReviewPolicy {
  readonly statements: ReviewStatements;
  readonly limits: ReviewLimits;
  readonly sources: ReadonlyMap<string, SourceOfReviews>;
  readonly refusalMotives: Vocabulary;
  readonly flagMotives: Vocabulary;
  /** `10wd`: longest time from the arrival of a review to its being read by a moderator. */
  readonly publishedWithin: string;
  /** `36m`, counted from the day of the review. */
  readonly keptAtMost: string;
  readonly flagDecidedWithin: string;
}

/** Every figure and every vocabulary of this context, from its versioned data file. */
export abstract class FeedbackPolicy {
  abstract readonly version: number;
  abstract readonly usage: UsageLimits;
  abstract readonly usageSources: Vocabulary;
  abstract readonly imports: ImportLimits;
  abstract readonly reviews: ReviewPolicy;
  /** Length of each of the two windows of the trend, in days. */
  abstract readonly trendDays: number;
  abstract readonly calendar: WorkingCalendar;
  /** Reviews written before this day are kept no longer. */
  abstract keptSince(today: Day): Day;

  /** The last instant of a limit that starts now. */
  dueFrom(clock: Clock, duration: string): Date {
    return dueInstant(clock.now(), clock.today(), duration, this.calendar);
  }
}

/** @throws Invalid naming the field, when the word is not of this vocabulary */
export function knownWord(words: Vocabulary, word: string, field: string): Words {
  const found = words.get(word);
  if (found) return found;
  const message = `is none of ${[...words.keys()].join(', ')}`;
  throw new Invalid('unknown_motive', 'This motive is not in the vocabulary.', [
    { code: 'unknown_motive', message, field },
  ]);
}
