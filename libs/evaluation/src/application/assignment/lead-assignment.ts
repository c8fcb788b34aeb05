import { Injectable } from '@nestjs/common';
import { type Actor, addDays, Clock, dayOf, endOf } from '#libs/kernel';
import { EvaluationWork } from '../evaluation.work.js';
import { EvaluationRules } from '../neighbours.js';
import { personOf } from '../person-of.js';
import { draftOutcomes } from '../reconciliation/draft-outcomes.js';
import { QuorumWatch } from '../reconciliation/quorum-watch.js';
import { AssignmentSteps } from './assignment-steps.js';
import { scoringLimit } from './assignment-timer.js';
import { type OnAssignment, onAssignment } from './on-assignment.js';

/** What the lead does with an assignment. */
@Injectable()
export class LeadAssignment {
  constructor(
    private readonly work: EvaluationWork,
    private readonly steps: AssignmentSteps,
    private readonly rules: EvaluationRules,
    private readonly quorum: QuorumWatch,
    private readonly clock: Clock,
  ) {}

  /** The disclosed interest does not stand in the way; the reason goes into the report (EXP-05). */
  clear(actor: Actor, on: OnAssignment, reason: string): Promise<void> {
    return onAssignment(this.work, on, async (held) => {
      const declaration = await held.scope.declarations.of(held.assignment.id);
      await this.steps.take(held, actor, 'clear', { secrets: { reason } });
      if (!declaration) return;
      const clearance = { reason, clearedBy: personOf(actor), clearedAt: this.clock.now() };
      await held.scope.declarations.clear(declaration.id, clearance);
    });
  }

  cancel(actor: Actor, on: OnAssignment, reason: string): Promise<void> {
    return onAssignment(this.work, on, async (held) => {
      await this.steps.take(held, actor, 'cancel', { changes: { endedReason: reason }, secrets: { reason } });
    });
  }

  /** The draft is kept unreadable for a while, then purged (N10). */
  replace(actor: Actor, on: OnAssignment, reason: string): Promise<void> {
    return onAssignment(this.work, on, async (held) => {
      await this.steps.take(held, actor, 'replace', { changes: { endedReason: reason }, secrets: { reason } });
    });
  }

  /** The review stays in the record and counts for nothing any more (N12). */
  void(actor: Actor, on: OnAssignment, reason: string): Promise<void> {
    return onAssignment(this.work, on, async (held) => {
      const { scope, dossier, assignment } = held;
      await this.steps.take(held, actor, 'void', { changes: { endedReason: reason }, secrets: { reason } });
      await this.quorum.look(scope, dossier);
      if (!dossier.isSealed) await draftOutcomes(scope, dossier, new Set(assignment.toSnapshot().criteria));
    });
  }

  /** Grants the days that were asked, or refuses them; the reminders follow the new date (EXP-13). */
  answerMoreTime(actor: Actor, on: OnAssignment, granted: boolean, reason: string): Promise<void> {
    return onAssignment(this.work, on, async (held) => {
      const { scope, dossier, assignment } = held;
      const { moreTime, dueAt } = assignment.toSnapshot();
      const facts = { granted };
      if (!granted || !moreTime || !dueAt) {
        await this.steps.take(held, actor, 'answerMoreTime', {
          changes: { moreTime: null },
          facts,
          secrets: { reason },
        });
        return;
      }
      const figures = await this.rules.of(dossier.toSnapshot().frameworkVersion);
      const later = endOf(addDays(dayOf(dueAt), moreTime.days));
      const limit = scoringLimit(assignment.id, later, this.clock.now(), figures);
      const changes = { moreTime: null, dueAt: limit.dueAt };
      await this.steps.take(held, actor, 'answerMoreTime', { changes, facts, secrets: { reason } });
      await scope.timers.set(limit.order);
    });
  }
}
