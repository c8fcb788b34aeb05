import type { Day } from '#libs/kernel';

/** What the person who wrote the review says. */
export interface ReviewWords {
  readonly rating: number;
  /** Empty when only a rating was given. */
  readonly text: string;
  /** ISO 639-1. */
  readonly language: string;
  /** Whether the source made sure that the author has used the application. */
  readonly checked: boolean;
  /** The day of the use that is told of, where the source knows it (D.111-17 1° b). */
  readonly experiencedOn: Day | null;
}

export const saysTheSame = (one: ReviewWords, other: ReviewWords): boolean =>
  one.rating === other.rating &&
  one.text === other.text &&
  one.language === other.language &&
  one.checked === other.checked &&
  one.experiencedOn === other.experiencedOn;
