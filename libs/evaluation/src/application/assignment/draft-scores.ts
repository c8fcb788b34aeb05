import { Invalid } from '#libs/kernel';
import type { DraftScore } from '../../domain/verdict.js';
import type { DatedDraftScore } from '../evaluation.work.js';
import type { Held } from './on-assignment.js';

/** A score as it is sent; the submission it judges may be left out. */
export type SentScore = DraftScore & { readonly submissionVersion?: number };

/**
 * Dates each score: by the submission that was named, else by that of the score it replaces, else by the present one.
 * A criterion that the publisher changed so stays out of date until somebody says that he has seen the change.
 * @throws Invalid for a criterion that was not asked, one that stands twice, a submission that does not exist
 */
export function datedScores(
  { dossier, assignment }: Held,
  sent: readonly SentScore[],
  before: readonly DatedDraftScore[],
): DatedDraftScore[] {
  const { submissionVersion: newest } = dossier.toSnapshot();
  refuseUnknown(sent, assignment.toSnapshot().criteria, newest);
  const known = new Map(before.map(({ criterion, submissionVersion }) => [criterion, submissionVersion]));
  return sent.map((score) => ({
    ...score,
    submissionVersion: score.submissionVersion ?? known.get(score.criterion) ?? newest,
  }));
}

function refuseUnknown(scores: readonly SentScore[], criteria: readonly string[], newest: number): void {
  const seen = new Set<string>();
  const reasons = scores.flatMap(({ criterion, submissionVersion }, index) => {
    const fault = (code: string, message: string) => [{ code, message, field: `/scores/${index}` }];
    if (!criteria.includes(criterion)) return fault('not_asked', 'was not asked of this expert');
    if (seen.has(criterion)) return fault('scored_twice', 'stands twice');
    seen.add(criterion);
    const unknown = submissionVersion !== undefined && submissionVersion > newest;
    return unknown ? fault('unknown_submission', 'names a submission that does not exist') : [];
  });
  if (reasons.length > 0) throw new Invalid('validation_failed', 'Some scores are not accepted.', reasons);
}
