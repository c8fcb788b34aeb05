import { Injectable } from '@nestjs/common';
import { Clock } from '#libs/kernel';
import type { Assignment } from '../../domain/assignment.js';
import type { AssignmentFacts } from '../../domain/assignment-facts.js';
import { conflictsOf, isHard } from '../../domain/conflict.js';
import type { EvaluatedDossier } from '../../domain/evaluated-dossier.js';
import { faultsOfReview } from '../../domain/verdict.js';
import type { EvaluationScope } from '../evaluation.work.js';
import { EvaluationRules } from '../neighbours.js';

/** Loads what the guards of an assignment judge. */
@Injectable()
export class AssignmentSurroundings {
  constructor(
    private readonly rules: EvaluationRules,
    private readonly clock: Clock,
  ) {}

  /** @param forExpert only for him is the draft looked at: nobody else can tell whether there is one (EXP-09) */
  async factsOf(
    scope: EvaluationScope,
    dossier: EvaluatedDossier,
    assignment: Assignment,
    forExpert: boolean,
  ): Promise<AssignmentFacts> {
    const { phase, unsealedRound } = dossier.toSnapshot();
    const declaration = await scope.declarations.of(assignment.id);
    return {
      hardConflict: await this.hasHardConflict(scope, dossier, assignment),
      interest: declaration?.interest ?? null,
      ...(forExpert ? await this.draftFacts(scope, dossier, assignment) : { draftFaults: 0, staleScores: 0 }),
      phase,
      unsealedRound,
    };
  }

  private async hasHardConflict(scope: EvaluationScope, dossier: EvaluatedDossier, assignment: Assignment) {
    const { siren, frameworkVersion } = dossier.toSnapshot();
    const { conflictWindow } = await this.rules.of(frameworkVersion);
    const relations = await scope.relations.of(assignment.toSnapshot().expertId);
    const party = { siren, group: await scope.relations.groupOf(siren) };
    return conflictsOf(relations, party, this.clock.today(), conflictWindow).some(isHard);
  }

  private async draftFacts(scope: EvaluationScope, dossier: EvaluatedDossier, assignment: Assignment) {
    const { state, criteria } = assignment.toSnapshot();
    if (state !== 'accepted') return { draftFaults: 0, staleScores: 0 };
    const { scores } = await scope.drafts.of(assignment.id);
    const asked = (await scope.dossiers.criteria(dossier.id)).filter(({ id }) => criteria.includes(id));
    const changedIn = new Map(asked.map(({ id, changedIn: version }) => [id, version]));
    const stale = scores.filter(
      ({ criterion, submissionVersion }) => submissionVersion < (changedIn.get(criterion) ?? 0),
    );
    return { draftFaults: faultsOfReview(scores, asked).length, staleScores: stale.length };
  }
}
