import { Injectable } from '@nestjs/common';
import type { Acting } from '#libs/access';
import { lifeOf, limitAt } from '#libs/http';
import { Clock } from '#libs/kernel';
import { AssignmentSurroundings } from '../application/assignment/assignment-surroundings.js';
import {
  type Clearance,
  type Declaration,
  type EvaluationScope,
  EvaluationWork,
} from '../application/evaluation.work.js';
import type { AssignmentLine } from '../application/evaluation-reads.js';
import { People } from '../application/neighbours.js';
import { type Assignment, type AssignmentId, type AssignmentSnapshot, isOverdue } from '../domain/assignment.js';
import { assignmentLifecycle } from '../domain/assignment.lifecycle.js';
import { conditionsMet } from '../domain/assignment-facts.js';
import type { EvaluatedDossier } from '../domain/evaluated-dossier.js';
import type {
  AssignedCriterionView,
  AssignmentLineView,
  AssignmentResultView,
  AssignmentView,
  DeclarationView,
} from './assignment.view.js';
import { assignmentActions } from './assignment-actions.js';
import { assignmentWords } from './state-words.js';

/** An assignment as one reader may see it. */
@Injectable()
export class AssignmentPresenter {
  constructor(
    private readonly work: EvaluationWork,
    private readonly surroundings: AssignmentSurroundings,
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  view(acting: Acting, id: AssignmentId): Promise<AssignmentView> {
    return this.work.read(async (scope) => {
      const assignment = await scope.assignments.get(id);
      const dossier = await scope.dossiers.get(assignment.toSnapshot().dossierId);
      const asExpert = acting.standings.has('expert@self');
      return {
        ...(await this.facts(scope, dossier, assignment)),
        ...(asExpert ? await this.forExpert(scope, dossier, assignment) : await this.forLead(assignment)),
        ...(await this.life(scope, dossier, assignment, asExpert ? 'expert' : 'lead')),
      };
    });
  }

  line(acting: Acting, line: AssignmentLine): AssignmentLineView {
    const { id, dossierId, dossierNumber, applicationName, publisherName, round, state, criteria, version } = line;
    const own = line.expertId === acting.person.accountId;
    return {
      id,
      dossierId,
      dossierNumber,
      applicationName,
      publisherName,
      ...(!own && { expertId: line.expertId }),
      round,
      state,
      criteria: [...criteria],
      dueAt: line.dueAt?.toISOString() ?? null,
      overdue: isOverdue(line, this.clock.now()),
      version,
    };
  }

  /** @param party whose actions are offered; `null` for a reader who only looks on */
  async life(
    scope: EvaluationScope,
    dossier: EvaluatedDossier,
    assignment: Assignment,
    party: 'expert' | 'lead' | null,
  ) {
    const { state, dueAt } = assignment.toSnapshot();
    const runs = state === 'invited' || state === 'accepted';
    const limit = limitAt(runs ? dueAt : null, this.clock.now());
    const actions = party ? await this.actions(scope, dossier, assignment, party) : [];
    return lifeOf(assignmentLifecycle, state, assignmentWords, limit, actions);
  }

  private async actions(
    scope: EvaluationScope,
    dossier: EvaluatedDossier,
    assignment: Assignment,
    party: 'expert' | 'lead',
  ) {
    const facts = await this.surroundings.factsOf(scope, dossier, assignment, party === 'expert');
    const snapshot = assignment.toSnapshot();
    return assignmentActions(snapshot, party, conditionsMet(snapshot, facts));
  }

  /** Public facts, and the criteria asked (EXP-01). */
  private async facts(scope: EvaluationScope, dossier: EvaluatedDossier, assignment: Assignment) {
    const { number, applicationName, publisherName, category } = dossier.toSnapshot();
    const { id, dossierId, round, criteria, dueAt, moreTime, endedReason, version } = assignment.toSnapshot();
    return {
      id,
      dossierId,
      dossierNumber: number,
      applicationName,
      publisherName,
      category,
      round,
      criteria: [...criteria],
      dueAt: dueAt?.toISOString() ?? null,
      overdue: isOverdue(assignment.toSnapshot(), this.clock.now()),
      declaration: declarationView(await scope.declarations.of(id)),
      moreTime,
      endedReason,
      version,
    };
  }

  private async forLead(assignment: Assignment) {
    const { expertId } = assignment.toSnapshot();
    const person = (await this.people.many([expertId])).get(expertId);
    return { expertId, ...(person && { expertName: person.name }) };
  }

  private async forExpert(scope: EvaluationScope, dossier: EvaluatedDossier, assignment: Assignment) {
    const { state } = assignment.toSnapshot();
    if (state !== 'accepted' && state !== 'submitted') return {};
    const { tier, frameworkVersion, submissionVersion } = dossier.toSnapshot();
    const result = await resultOf(scope, dossier, assignment.toSnapshot());
    return {
      tier,
      frameworkVersion,
      submissionVersion,
      scope: await assigned(scope, assignment.toSnapshot()),
      ...(result && { result }),
    };
  }
}

async function assigned(
  scope: EvaluationScope,
  { dossierId, criteria, toScore }: AssignmentSnapshot,
): Promise<AssignedCriterionView[]> {
  const all = await scope.dossiers.criteria(dossierId);
  return all
    .filter(({ id }) => criteria.includes(id))
    .map(({ id, brick, severity, naReasons, changedIn }) => ({
      criterion: id,
      brick,
      severity,
      naReasons: [...naReasons],
      changedIn,
      toScore: toScore.includes(id),
    }));
}

/** The decision, and where it is not what this expert said (EXP-16). */
async function resultOf(
  scope: EvaluationScope,
  dossier: EvaluatedDossier,
  { id, state }: AssignmentSnapshot,
): Promise<AssignmentResultView | undefined> {
  const { phase, outcome } = dossier.toSnapshot();
  if (phase !== 'closed' || outcome === null || state !== 'submitted') return undefined;
  const settled = new Map((await scope.outcomes.of(dossier.id)).map(({ criterion, verdict }) => [criterion, verdict]));
  const [last] = await scope.reviews.of(id);
  const differing = (last?.scores ?? []).filter(({ criterion, verdict }) => settled.get(criterion) !== verdict);
  return { outcome, differing: differing.map(({ criterion }) => criterion) };
}

export const declarationView = (
  declaration: (Declaration & { readonly clearance: Clearance | null }) | undefined,
): DeclarationView | null =>
  declaration
    ? {
        interest: declaration.interest,
        statement: declaration.statement,
        text: declaration.text,
        signedAt: declaration.signedAt.toISOString(),
        clearance: declaration.clearance?.reason ?? null,
      }
    : null;
