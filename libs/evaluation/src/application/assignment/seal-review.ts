import { newId } from '#libs/kernel';
import { reviewHash } from '../../domain/review-hash.js';
import type { DatedScore, ReviewPhase, ReviewVersion } from '../evaluation.work.js';
import type { Held } from './on-assignment.js';

/** Takes the next immutable version of a review. */
export async function sealReview(
  { scope, dossier, assignment }: Held,
  phase: ReviewPhase,
  scores: readonly DatedScore[],
  submittedAt: Date,
): Promise<ReviewVersion> {
  const { frameworkVersion, submissionVersion } = dossier.toSnapshot();
  const [last] = await scope.reviews.of(assignment.id);
  const content = {
    assignmentId: assignment.id,
    number: (last?.number ?? 0) + 1,
    phase,
    frameworkVersion,
    submissionVersion,
    scores,
  };
  const review = { ...content, id: newId<'ReviewVersion'>(), hash: reviewHash(content), submittedAt };
  await scope.reviews.append(review);
  return review;
}
