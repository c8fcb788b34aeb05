import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler } from '#libs/jobs';
import { ReactDossier } from '../../application/dossier/react.js';
import { JobWork } from '../../application/job-work.js';
import type { DossierId } from '../../domain/dossier/dossier.js';

/** The panel has come to its quorum, or the question that kept it waiting is closed. */
@Injectable()
@Handles('referencing.look-for-quorum')
export class LookForQuorumHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly react: ReactDossier,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { dossierId } = payload as { dossierId: DossierId };
    return this.work.within(tx, (scope) => this.react.lookForQuorum(scope, dossierId));
  }
}
