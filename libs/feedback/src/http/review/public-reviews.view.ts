export class TwoLanguagesView {
  fr!: string;
  en!: string;
}

/** A word of the API with what people read. */
export class CodedWordsView {
  code!: string;
  fr!: string;
  en!: string;
}

/** Where reviews come from, and how that source makes sure that somebody used what he writes about. */
export class ReviewSourceView extends CodedWordsView {
  control!: TwoLanguagesView;
}

export class PublicReviewView {
  id!: string;
  source!: string;
  rating!: number;
  /** Empty when only a rating was given. */
  text!: string;
  language!: string;
  /** Whether the source verified that the author has used the application. */
  checked!: boolean;
  /** Day on which it was written. */
  writtenOn!: string;
  /** Day of the experience it tells of; null when the source does not say. */
  experiencedOn!: string | null;
  /** Day on which it was published here. */
  publishedOn!: string;
  /** Day of its last change. */
  amendedOn!: string | null;
}

/** Reviews with what the law wants near them: the order, and whether and how they are checked. */
export class PublicReviewsView {
  items!: PublicReviewView[];
  /** Cursor of the next page; absent on the last. */
  next?: string;
  sort!: CodedWordsView;
  sorts!: CodedWordsView[];
  /** Reviews are checked before they are published, and how. */
  isModerated!: boolean;
  moderation!: TwoLanguagesView;
  sources!: ReviewSourceView[];
  /** Address of the rules in full. */
  rules!: string;
}

export class RatingCountView {
  rating!: number;
  count!: number;
}

export class ReviewSummaryView {
  /** Published reviews. */
  count!: number;
  /** Two decimals; null when there is none. */
  mean!: number | null;
  ratings!: RatingCountView[];
}

export class ReviewRulesView {
  version!: number;
  consideration!: TwoLanguagesView;
  moderation!: TwoLanguagesView;
  contact!: TwoLanguagesView;
  change!: TwoLanguagesView;
  flag!: TwoLanguagesView;
  /** Longest time until a review is read, in working days: `10wd`. */
  publishedWithin!: string;
  /** Longest time a review is kept, from the day it was written: `36m`. */
  keptAtMost!: string;
  /** Longest time until a publisher is answered, in working days. */
  flagDecidedWithin!: string;
  sorts!: CodedWordsView[];
  sources!: ReviewSourceView[];
  refusalMotives!: CodedWordsView[];
  flagMotives!: CodedWordsView[];
  usageSources!: CodedWordsView[];
}
