import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler, type TimerPayload } from '#libs/jobs';
import { ReactDossier } from '../../application/dossier/react.js';
import { JobWork } from '../../application/job-work.js';
import type { DossierId } from '../../domain/dossier/dossier.js';

/** The limit of a state has passed. */
@Injectable()
@Handles('referencing.dossier-limit')
export class DossierLimitHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly react: ReactDossier,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { subjectId } = payload as TimerPayload;
    return this.work.within(tx, (scope) => this.react.limitPassed(scope, subjectId as DossierId));
  }
}
