import { Injectable } from '@nestjs/common';
import { Clock, SYSTEM } from '#libs/kernel';
import type { AppealId } from '../domain/appeal.js';
import { appealLifecycle } from '../domain/appeal.lifecycle.js';
import type { AppealEvent } from './appeal.events.js';
import type { AppealScope } from './appeal.work.js';
import { subjectOf } from './appeal-action.js';

/** A limit of an appeal passed: somebody is told, nothing is taken for an answer. */
@Injectable()
export class AppealLimits {
  constructor(private readonly clock: Clock) {}

  /** May run twice, and late: an appeal that has ended has no limit. */
  async passed(scope: AppealScope, appealId: AppealId, timer: string, dueAt: string): Promise<void> {
    const { state, number } = (await scope.appeals.forUpdate(appealId)).toSnapshot();
    if (appealLifecycle.final.includes(state)) return;
    const at = this.clock.now();
    await scope.journal.append({
      kind: 'appeal.limit-exceeded',
      subject: subjectOf(appealId),
      actor: SYSTEM,
      at,
      facts: { timer },
    });
    await scope.outbox.announce({
      name: 'appeal.limit-exceeded.v1',
      payload: { appealId, number, timer, dueAt },
      occurredAt: at,
    } satisfies AppealEvent);
  }
}
