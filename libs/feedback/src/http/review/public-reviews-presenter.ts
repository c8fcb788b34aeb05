import { dayOf } from '#libs/kernel';
import type { FeedbackPolicy, SourceOfReviews, Vocabulary } from '../../application/feedback-policy.js';
import type { PublicReview, RatingCounts } from '../../application/review/public-reviews.js';
import { REVIEW_SORT_WORDS, REVIEW_SORTS, type ReviewSort } from '../../domain/review/review-order.js';
import type {
  CodedWordsView,
  PublicReviewsView,
  PublicReviewView,
  ReviewRulesView,
  ReviewSourceView,
  ReviewSummaryView,
} from './public-reviews.view.js';
import { writePosition } from './review-position.js';

const RULES = '/api/v1/public/review-rules';

const sortWords = (code: ReviewSort): CodedWordsView => ({ code, ...REVIEW_SORT_WORDS[code] });
const sorts = (): CodedWordsView[] => REVIEW_SORTS.map(sortWords);
const coded = (words: Vocabulary): CodedWordsView[] => [...words].map(([code, { fr, en }]) => ({ code, fr, en }));
const sources = (known: ReadonlyMap<string, SourceOfReviews>): ReviewSourceView[] =>
  [...known].map(([code, { fr, en, control }]) => ({ code, fr, en, control: { ...control } }));

export function publicPage(
  rows: readonly PublicReview[],
  limit: number,
  sort: ReviewSort,
  { reviews }: FeedbackPolicy,
): PublicReviewsView {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(publicReview),
    ...(last && { next: writePosition(last, sort) }),
    sort: sortWords(sort),
    sorts: sorts(),
    isModerated: true,
    moderation: { ...reviews.statements.moderation },
    sources: sources(reviews.sources),
    rules: RULES,
  };
}

const publicReview = ({ publishedAt, ...review }: PublicReview): PublicReviewView => ({
  ...review,
  publishedOn: dayOf(publishedAt),
});

export function summary(counts: RatingCounts): ReviewSummaryView {
  const count = counts.reduce((sum, n) => sum + n, 0);
  const points = counts.reduce((sum, n, index) => sum + n * (index + 1), 0);
  return {
    count,
    mean: count === 0 ? null : Math.round((100 * points) / count) / 100,
    ratings: counts.map((n, index) => ({ rating: index + 1, count: n })),
  };
}

export function rules({ version, reviews, usageSources }: FeedbackPolicy): ReviewRulesView {
  const { statements, publishedWithin, keptAtMost, flagDecidedWithin } = reviews;
  return {
    version,
    ...structuredClone(statements),
    publishedWithin,
    keptAtMost,
    flagDecidedWithin,
    sorts: sorts(),
    sources: sources(reviews.sources),
    refusalMotives: coded(reviews.refusalMotives),
    flagMotives: coded(reviews.flagMotives),
    usageSources: coded(usageSources),
  };
}
