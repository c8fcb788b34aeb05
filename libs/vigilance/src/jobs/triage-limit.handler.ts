import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler, type TimerPayload } from '#libs/jobs';
import { TriageLimits } from '../application/triage/triage-limits.js';
import { JobWork } from '../application/vigilance.work.js';
import type { ReportId } from '../domain/report/triage.js';

/** A report was not sorted in time. */
@Injectable()
@Handles('vigilance.triage-limit')
export class TriageLimitHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly limits: TriageLimits,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { subjectId, dueAt } = payload as TimerPayload;
    return this.work.within(tx, (scope) => this.limits.passed(scope, subjectId as ReportId, dueAt));
  }
}
