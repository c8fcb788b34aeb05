import { Injectable } from '@nestjs/common';
import { Clock, SYSTEM } from '#libs/kernel';
import type { CaseId } from '../../domain/case/case-snapshot.js';
import type { VigilanceEvent } from '../vigilance.events.js';
import type { VigilanceScope } from '../vigilance.work.js';
import { CONTEST_TIMER, caseSubject, ROUTE_TIMER } from './case-subject.js';

/** A case was not qualified, not routed, or not concluded, in time: it is told upwards, and stays where it is. */
@Injectable()
export class CaseLimits {
  constructor(private readonly clock: Clock) {}

  /** May run twice, and late: a limit that was moved or met meanwhile is none. */
  async passed(scope: VigilanceScope, caseId: CaseId, timer: string, dueAt: string): Promise<void> {
    const incident = await scope.cases.forUpdate(caseId);
    const { number, dueAt: ownDue, routeDueAt } = incident.toSnapshot();
    const at = this.clock.now();
    const contested = timer === CONTEST_TIMER;
    const toRoute = timer === ROUTE_TIMER;
    const contestDue = incident.pending && new Date(incident.pending.dueAt);
    const due = contested ? contestDue : toRoute ? routeDueAt : ownDue;
    if (!due || due > at) return;
    await scope.journal.append({
      kind: 'incident-case.limit-exceeded',
      subject: caseSubject(caseId),
      actor: SYSTEM,
      at,
      facts: { number, contested, toRoute },
    });
    await scope.outbox.announce({
      name: 'vigilance.case-limit-exceeded.v1',
      payload: { caseId, number, dueAt, contested, toRoute },
      occurredAt: at,
    } satisfies VigilanceEvent);
  }
}
