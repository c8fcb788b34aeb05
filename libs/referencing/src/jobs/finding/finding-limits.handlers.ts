import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler, type TimerPayload } from '#libs/jobs';
import { FindingLimits } from '../../application/finding/finding-limits.js';
import { JobWork } from '../../application/job-work.js';
import type { FindingId } from '../../domain/finding/finding.js';

/** The last day on which evidence was in time has passed. */
@Injectable()
@Handles('referencing.finding-due')
export class FindingDueHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly limits: FindingLimits,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { subjectId } = payload as TimerPayload;
    return this.work.within(tx, (scope) => this.limits.duePassed(scope, subjectId as FindingId));
  }
}

/** The last day on which evidence was to be looked at has passed. */
@Injectable()
@Handles('referencing.finding-unverified')
export class FindingUnverifiedHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly limits: FindingLimits,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { subjectId } = payload as TimerPayload;
    return this.work.within(tx, (scope) => this.limits.verificationPassed(scope, subjectId as FindingId));
  }
}
