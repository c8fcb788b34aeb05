import { Injectable } from '@nestjs/common';
import { Clock, SYSTEM } from '#libs/kernel';
import type { EvaluatedCriterion, EvaluatedDossier } from '../../domain/evaluated-dossier.js';
import { type CriterionQuorum, isReached, quorumOf } from '../../domain/quorum.js';
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

/** Looks, after every change of a review, whether the quorum has come or gone, and tells it once. */
@Injectable()
export class QuorumWatch {
  constructor(private readonly clock: Clock) {}

  async look(scope: EvaluationScope, dossier: EvaluatedDossier): Promise<void> {
    if (!dossier.isSealed) return;
    const reached = isReached(await readQuorum(scope, dossier));
    if (reached === dossier.quorumIsReached) return;

    const at = this.clock.now();
    if (reached) dossier.quorumReached(at);
    else dossier.quorumLost();
    await scope.dossiers.save(dossier);
    const { round } = dossier.toSnapshot();
    await scope.journal.append({
      kind: reached ? 'evaluation.quorum-reached' : 'evaluation.quorum-lost',
      subject: { kind: 'evaluation', id: dossier.id },
      actor: SYSTEM,
      at,
      facts: { round },
    });
    if (!reached) return;
    const payload = { dossierId: dossier.id, round };
    await scope.outbox.announce({ name: 'evaluation.quorum-reached.v1', payload, occurredAt: at });
  }
}
