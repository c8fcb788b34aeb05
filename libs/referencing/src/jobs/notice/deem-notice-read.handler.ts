import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler, type TimerPayload } from '#libs/jobs';
import { JobWork } from '../../application/job-work.js';
import { DeemNoticeRead } from '../../application/notice/deem-notice-read.js';
import type { NoticeId } from '../../domain/notice/notice.js';

/** The time for reading a notice has passed. */
@Injectable()
@Handles('referencing.deem-notice-read')
export class DeemNoticeReadHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly deemRead: DeemNoticeRead,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { subjectId } = payload as TimerPayload;
    return this.work.within(tx, (scope) => this.deemRead.execute(scope, subjectId as NoticeId));
  }
}
