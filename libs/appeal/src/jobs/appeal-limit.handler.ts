import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler, type TimerPayload } from '#libs/jobs';
import { JobWork } from '../application/appeal.work.js';
import { AppealLimits } from '../application/appeal-limits.js';
import type { AppealId } from '../domain/appeal.js';

/** A limit of an appeal passed. */
@Injectable()
@Handles('appeal.limit')
export class AppealLimitHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly limits: AppealLimits,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { subjectId, kind, dueAt } = payload as TimerPayload;
    return this.work.within(tx, (scope) => this.limits.passed(scope, subjectId as AppealId, kind, dueAt));
  }
}
