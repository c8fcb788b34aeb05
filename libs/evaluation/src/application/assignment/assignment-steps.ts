import { Injectable } from '@nestjs/common';
import type { JournalEntry } from '#libs/journal';
import { type Actor, Clock, type Step, transition } from '#libs/kernel';
import type { Assignment, AssignmentSnapshot } from '../../domain/assignment.js';
import {
  type AssignmentAction,
  type AssignmentState,
  assignmentConditionTexts,
  assignmentLifecycle,
} from '../../domain/assignment.lifecycle.js';
import { conditionsMet } from '../../domain/assignment-facts.js';
import { EvaluationRules } from '../neighbours.js';
import { AssignmentSurroundings } from './assignment-surroundings.js';
import { type LimitKind, limitFor } from './assignment-timer.js';
import type { Held } from './on-assignment.js';

type Changes = NonNullable<Parameters<Assignment['take']>[1]>;

/** What a step brings with it besides the new state. */
export interface StepDetails {
  readonly changes?: Changes;
  /** Written once the guards have let the step through, and before the assignment refers to it. */
  readonly before?: () => Promise<void>;
  readonly facts?: JournalEntry['facts'];
  readonly secrets?: JournalEntry['secrets'];
}

/** The limit that begins with a step; a step that is not named and leaves the state ends the limit. */
const LIMIT_AFTER: Readonly<Record<string, LimitKind>> = {
  N1: 'first',
  N8: 'reopened',
  N11: 'reopened',
  N13: 'invitation',
  N14: 'first',
};

const ANNOUNCED: Readonly<Partial<Record<AssignmentState, string>>> = {
  accepted: 'evaluation.assignment-accepted.v1',
  submitted: 'evaluation.review-submitted.v1',
};

/**
 * The one way an assignment moves: guards, state, due date, journal and announcement, in the caller's transaction.
 * Neither the journal's open part nor an event names the expert.
 */
@Injectable()
export class AssignmentSteps {
  constructor(
    private readonly surroundings: AssignmentSurroundings,
    private readonly rules: EvaluationRules,
    private readonly clock: Clock,
  ) {}

  /** @throws ActionNotAllowed, ConditionsNotMet */
  async take(held: Held, actor: Actor, action: AssignmentAction, details: StepDetails = {}) {
    const { scope, dossier, assignment } = held;
    const before = assignment.toSnapshot();
    const facts = await this.surroundings.factsOf(scope, dossier, assignment, actor.accountId === before.expertId);
    const met = conditionsMet(before, facts);
    const step = transition(assignmentLifecycle, before.state, action, met, assignmentConditionTexts);

    await details.before?.();
    const dueAt = await this.limit(held, step);
    assignment.take(step, { ...(dueAt !== undefined && { dueAt }), ...details.changes });
    await scope.assignments.save(assignment);
    await this.record(held, actor, before, step, action, details);
    return step;
  }

  /** @returns the new due date, null when nobody is waited for any more, undefined when it stays */
  private async limit({ scope, dossier, assignment }: Held, { id }: Step<AssignmentState>) {
    const kind = LIMIT_AFTER[id];
    if (kind === undefined && assignmentLifecycle.transitions[id]?.to === 'same') return undefined;
    await scope.timers.cancel({ kind: 'assignment', id: assignment.id });
    if (kind === undefined) return null;

    const figures = await this.rules.of(dossier.toSnapshot().frameworkVersion);
    const { dueAt, order } = limitFor(assignment.id, kind, this.clock.now(), figures);
    await scope.timers.set(order);
    return dueAt;
  }

  private async record(
    { scope, dossier, assignment }: Held,
    actor: Actor,
    before: AssignmentSnapshot,
    { id, to }: Step<AssignmentState>,
    action: AssignmentAction,
    { facts, secrets }: StepDetails,
  ): Promise<void> {
    const at = this.clock.now();
    await scope.journal.append({
      kind: `assignment.${action}`,
      subject: { kind: 'assignment', id: assignment.id },
      actor,
      at,
      from: before.state,
      to,
      facts: { rule: id, dossier: dossier.id, round: before.round, ...facts },
      secrets: { expert: before.expertId, ...secrets },
    });
    if (to === before.state) return;
    const ended = assignmentLifecycle.final.includes(to);
    const name = ended ? 'evaluation.assignment-ended.v1' : ANNOUNCED[to];
    if (name === undefined) return;
    const payload = { dossierId: dossier.id, assignmentId: assignment.id, round: before.round };
    await scope.outbox.announce({ name, payload: { ...payload, ...(ended && { reason: to }) }, occurredAt: at });
  }
}
