import type { EvaluatedCriterion, EvaluatedDossier } from '../../domain/evaluated-dossier.js';
import { type CriterionQuorum, quorumOf } from '../../domain/quorum.js';
import type { EvaluationScope, PanelScore } from '../evaluation.work.js';

/** Is this score older than the last change of the file on its criterion? */
export const isStale = (score: PanelScore, criteria: ReadonlyMap<string, EvaluatedCriterion>): boolean =>
  score.submissionVersion < (criteria.get(score.criterion)?.changedIn ?? 0);

/** Where each criterion stands. Says how many reviews came, never what they say. */
export async function readQuorum(scope: EvaluationScope, dossier: EvaluatedDossier): Promise<CriterionQuorum[]> {
  const criteria = await scope.dossiers.criteria(dossier.id);
  const byId = new Map(criteria.map((criterion) => [criterion.id, criterion]));
  const scores = (await scope.reviews.latestScores(dossier.id)).map((score) => ({
    ...score,
    stale: isStale(score, byId),
  }));
  const { round, roundCriteria } = dossier.toSnapshot();
  return quorumOf(criteria, scores, { round, criteria: roundCriteria });
}
