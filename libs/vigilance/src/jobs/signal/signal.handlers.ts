import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler } from '#libs/jobs';
import { JudgeSignals } from '../../application/signal/judge-signals.js';
import { JobWork } from '../../application/vigilance.work.js';
import type { CaseId } from '../../domain/case/case-snapshot.js';
import type { ReportId } from '../../domain/report/triage.js';

/** Something was told, sorted or put together: the counts of that application are to be made anew, soon and once. */
@Injectable()
@Handles('vigilance.note-count')
export class NoteCountHandler implements JobHandler {
  constructor(private readonly work: JobWork) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { reportId, caseId } = payload as { readonly reportId?: ReportId; readonly caseId?: CaseId };
    return this.work.within(tx, async ({ signals }) => {
      if (reportId) await signals.noteReport(reportId);
      if (caseId) await signals.noteCase(caseId);
    });
  }
}

/** Counts, compares and opens signals for what has changed. */
@Injectable()
@Handles('vigilance.judge-signals')
export class JudgeSignalsHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly judging: JudgeSignals,
  ) {}

  run(tx: EntityManager): Promise<void> {
    return this.work.within(tx, (scope) => this.judging.ofWhatChanged(scope));
  }
}

/** Every night all is counted anew: a week ends, a window moves, an application has more users. */
@Injectable()
@Handles('vigilance.recount-all')
export class RecountAllHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly judging: JudgeSignals,
  ) {}

  run(tx: EntityManager): Promise<void> {
    return this.work.within(tx, (scope) => this.judging.ofAll(scope));
  }
}
