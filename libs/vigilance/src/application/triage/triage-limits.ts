import { Injectable } from '@nestjs/common';
import { Clock, SYSTEM } from '#libs/kernel';
import type { ReportId } from '../../domain/report/triage.js';
import { reportSubject } from '../report-subject.js';
import type { VigilanceEvent } from '../vigilance.events.js';
import type { VigilanceScope } from '../vigilance.work.js';

/** A report was not sorted in time: it is told upwards, and stays where it is. */
@Injectable()
export class TriageLimits {
  constructor(private readonly clock: Clock) {}

  /** May run twice, and late: a report that was sorted has no limit. */
  async passed(scope: VigilanceScope, reportId: ReportId, dueAt: string): Promise<void> {
    const { state } = (await scope.triages.forUpdate(reportId)).toSnapshot();
    if (state === 'sorted') return;
    const { number } = await scope.reports.get(reportId);
    const at = this.clock.now();
    await scope.journal.append({
      kind: 'incident-report.limit-exceeded',
      subject: reportSubject(reportId),
      actor: SYSTEM,
      at,
      facts: { number },
    });
    await scope.outbox.announce({
      name: 'vigilance.limit-exceeded.v1',
      payload: { reportId, number, dueAt },
      occurredAt: at,
    } satisfies VigilanceEvent);
  }
}
