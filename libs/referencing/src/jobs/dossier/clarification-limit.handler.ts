import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler, type TimerPayload } from '#libs/jobs';
import { ClarificationLimit } from '../../application/clarification/clarification-limit.js';
import { JobWork } from '../../application/job-work.js';
import type { ClarificationId } from '../../domain/clarification/clarification.js';

/** The time to answer a question, or to look at the answer, has passed. */
@Injectable()
@Handles('referencing.clarification-limit')
export class ClarificationLimitHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly limit: ClarificationLimit,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { subjectId } = payload as TimerPayload;
    return this.work.within(tx, (scope) => this.limit.passed(scope, subjectId as ClarificationId));
  }
}
