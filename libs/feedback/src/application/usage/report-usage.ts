import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Invalid } from '#libs/kernel';
import { faultsOfUsage } from '../../domain/usage/usage-figures.js';
import { expectVersion, revise, type UsageRecord, type UsageReport } from '../../domain/usage/usage-record.js';
import { personOf } from '../acting-person.js';
import { FeedbackWork, usageKey } from '../feedback.work.js';
import { FeedbackPolicy } from '../feedback-policy.js';

/** A publisher tells, or corrects, the figures of one month. What was told before stays in the history. */
@Injectable()
export class ReportUsage {
  constructor(
    private readonly work: FeedbackWork,
    private readonly policy: FeedbackPolicy,
    private readonly clock: Clock,
  ) {}

  /** @throws Invalid naming each field at fault · StaleVersion when somebody else told this month meanwhile */
  execute(actor: Actor, report: UsageReport, expectedVersion: number): Promise<UsageRecord> {
    const faults = faultsOfUsage(report.period, report, this.clock.today(), this.policy.usage);
    if (faults.length > 0) throw new Invalid('validation_failed', 'Some figures cannot be true.', faults);

    return this.work.transaction(async (scope) => {
      await scope.usage.lock(report.applicationId);
      const present = (await scope.usage.present([report])).get(usageKey(report));
      expectVersion(present, expectedVersion);
      const at = this.clock.now();
      const next = revise(present, report, { recordedAt: at, recordedBy: personOf(actor), importId: null });
      if (!next) return present as UsageRecord;
      await scope.usage.keep([next]);
      await scope.journal.append({
        kind: 'usage.report',
        subject: { kind: 'usage', id: usageKey(next) },
        actor,
        at,
        facts: { downloads: next.downloads, activeUsers: next.activeUsers, source: next.source, version: next.version },
      });
      return next;
    });
  }
}
