import { consolidate, undecided } from '../../domain/consolidation.js';
import type { DossierId, EvaluatedCriterion, EvaluatedDossier } from '../../domain/evaluated-dossier.js';
import { groupedBy } from '../../domain/grouped-by.js';
import type { DecidedOutcome, EvaluationScope } from '../evaluation.work.js';
import { isStale } from './read-quorum.js';

/** What the standing, current reviews come to, criterion by criterion. */
export async function panelOutcomes(scope: EvaluationScope, dossier: EvaluatedDossier) {
  const criteria = await scope.dossiers.criteria(dossier.id);
  const byId = new Map<string, EvaluatedCriterion>(criteria.map((criterion) => [criterion.id, criterion]));
  const scores = (await scope.reviews.latestScores(dossier.id)).filter(
    (score) => score.standing && !isStale(score, byId),
  );
  const voices = groupedBy(scores, ({ criterion }) => criterion);
  return criteria.map((criterion) => consolidate(criterion, voices.get(criterion.id) ?? []));
}

/**
 * Writes what the panel came to. An outcome that the lead decided stays, unless its criterion is named here:
 * then something about it changed and he must look again.
 */
export async function draftOutcomes(
  scope: EvaluationScope,
  dossier: EvaluatedDossier,
  changed: ReadonlySet<string> = new Set(),
): Promise<void> {
  const known = new Map((await scope.outcomes.of(dossier.id)).map((outcome) => [outcome.criterion, outcome]));
  for (const drafted of await panelOutcomes(scope, dossier)) {
    const before = known.get(drafted.criterion);
    if (before?.decidedBy && !changed.has(drafted.criterion)) continue;
    const next: DecidedOutcome = { ...drafted, decidedBy: null, decidedAt: null, version: (before?.version ?? 0) + 1 };
    await scope.outcomes.save(dossier.id, next);
  }
}

/** Another round is opened on these criteria: what was settled there is to be discussed again. */
export async function reopenOutcomes(
  scope: EvaluationScope,
  dossierId: DossierId,
  criteria: readonly string[],
): Promise<void> {
  for (const { criterion, version } of await scope.outcomes.of(dossierId)) {
    if (!criteria.includes(criterion)) continue;
    const open: DecidedOutcome = {
      ...undecided(criterion),
      decidedBy: null,
      decidedAt: null,
      version: version + 1,
    };
    await scope.outcomes.save(dossierId, open);
  }
}
