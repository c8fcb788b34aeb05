import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler } from '#libs/jobs';
import { ReadReport } from '../application/reading/read-report.js';
import type { VigilanceEvents } from '../application/vigilance.events.js';
import { JobWork } from '../application/vigilance.work.js';

/** Software reads what came in. */
@Injectable()
@Handles('vigilance.read')
export class ReadReportHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly reading: ReadReport,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { reportId } = payload as VigilanceEvents['vigilance.report-received.v1'];
    return this.work.within(tx, (scope) => this.reading.execute(scope, reportId));
  }
}
