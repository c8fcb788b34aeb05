import { Review, type ReviewSnapshot } from '../domain/review/review.js';
import type { ReviewRow } from './rows.js';

export function snapshotOf({ motive, explanation, policyVersion, ...row }: ReviewRow): ReviewSnapshot {
  const refused = motive !== null && policyVersion !== null;
  return { ...row, refusal: refused ? { motive, explanation: explanation ?? '', policyVersion } : null };
}

export const reviewOf = (row: ReviewRow): Review => Review.restore(snapshotOf(row));

export function rowOf(review: Review): ReviewRow {
  const { refusal, ...snapshot } = review.toSnapshot();
  return {
    ...snapshot,
    motive: refusal?.motive ?? null,
    explanation: refusal?.explanation ?? null,
    policyVersion: refusal?.policyVersion ?? null,
  };
}
