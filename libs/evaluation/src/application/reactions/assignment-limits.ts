import { Injectable } from '@nestjs/common';
import { addDays, Clock, parseDuration, SYSTEM, startOf } from '#libs/kernel';
import { type AssignmentId, isOverdue } from '../../domain/assignment.js';
import { AssignmentSteps } from '../assignment/assignment-steps.js';
import { hold } from '../assignment/on-assignment.js';
import type { EvaluationScope } from '../evaluation.work.js';
import { EvaluationRules } from '../neighbours.js';

/** What silence does to an assignment. */
@Injectable()
export class AssignmentLimits {
  constructor(
    private readonly steps: AssignmentSteps,
    private readonly rules: EvaluationRules,
    private readonly clock: Clock,
  ) {}

  /** An invitation without an answer ends by itself, so that a silent expert never blocks a dossier (N5). */
  async invitationPassed(scope: EvaluationScope, id: AssignmentId): Promise<void> {
    const held = await hold(scope, id);
    const { state, dueAt } = held.assignment.toSnapshot();
    if (state !== 'invited' || dueAt === null || dueAt >= this.clock.now()) return;
    const changes = { endedReason: 'no_answer' };
    await this.steps.take(held, SYSTEM, 'timeout', { changes, facts: { reason: 'no_answer' } });
  }

  /** The days of grace are over: nothing changes by itself, the lead is told that he may replace (N10). */
  async gracePassed(scope: EvaluationScope, id: AssignmentId): Promise<void> {
    const { dossier, assignment } = await hold(scope, id);
    if (!isOverdue(assignment.toSnapshot(), this.clock.now())) return;
    const payload = { dossierId: dossier.id, assignmentId: id };
    const occurredAt = this.clock.now();
    await scope.outbox.announce({ name: 'evaluation.review-overdue.v1', payload, occurredAt });
  }

  /** The draft of who never gave a review is erased after a while. */
  async purgeDrafts(scope: EvaluationScope): Promise<void> {
    const { abandonedDraft } = await this.rules.inForce();
    const { count } = parseDuration(abandonedDraft);
    await scope.drafts.purge(startOf(addDays(this.clock.today(), -count)));
  }
}
