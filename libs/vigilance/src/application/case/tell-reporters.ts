import { Injectable } from '@nestjs/common';
import { Clock, DomainError, SYSTEM } from '#libs/kernel';
import type { CaseSnapshot } from '../../domain/case/case-snapshot.js';
import { messageBox } from '../../domain/report/report.js';
import type { ReportId } from '../../domain/report/triage.js';
import { reportSubject } from '../report-subject.js';
import { tellReporter } from '../tell-reporter.js';
import type { VigilanceScope } from '../vigilance.work.js';

/** Each reporter reads, under his own number and code, what becomes of the case; nobody reads of another. */
@Injectable()
export class TellReporters {
  constructor(private readonly clock: Clock) {}

  async tell(
    scope: VigilanceScope,
    { number: incident }: Pick<CaseSnapshot, 'number'>,
    reports: readonly ReportId[],
    text: string,
  ): Promise<void> {
    for (const report of reports) {
      /** Locks the report: two messages at once get two numbers. */
      await scope.triages.forUpdate(report);
      const no = (await scope.messages.count(report)) + 1;
      if (!(await laidAway(scope, report, no, text))) continue;
      const at = this.clock.now();
      await scope.messages.add(report, 'authority', at);
      const facts = await scope.reports.get(report);
      await scope.journal.append({
        kind: 'incident-report.told',
        subject: reportSubject(report),
        actor: SYSTEM,
        at,
        facts: { number: facts.number, message: no, incident },
      });
      await tellReporter(scope, facts, 'news', at, no);
    }
  }
}

/** A reporter whose data were erased has nothing left to be written to. */
async function laidAway({ vault }: VigilanceScope, report: ReportId, no: number, text: string): Promise<boolean> {
  try {
    await vault.add(report, messageBox(no), text);
    return true;
  } catch (fault) {
    if (fault instanceof DomainError && fault.code === 'erased') return false;
    throw fault;
  }
}
