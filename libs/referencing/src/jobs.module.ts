import { Module } from '@nestjs/common';
import { ClarificationLimit } from './application/clarification/clarification-limit.js';
import { ReactDossier } from './application/dossier/react.js';
import { ClarificationLimitHandler } from './jobs/dossier/clarification-limit.handler.js';
import { DossierLimitHandler } from './jobs/dossier/dossier-limit.handler.js';
import { LookForQuorumHandler } from './jobs/dossier/look-for-quorum.handler.js';
import { ReferencingModule } from './referencing.module.js';

/** What apps/worker mounts of this context. */
@Module({
  imports: [ReferencingModule],
  providers: [ReactDossier, ClarificationLimit, DossierLimitHandler, ClarificationLimitHandler, LookForQuorumHandler],
})
export class ReferencingJobsModule {}
