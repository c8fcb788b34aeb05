import { Module } from '@nestjs/common';
import { ReactAudit } from './application/audit/react-audit.js';
import { DrawPlans } from './application/plan/draw-plans.js';
import { AuditModule } from './audit.module.js';
import {
  AuditLimitsHandler,
  DrawFrozenPlansHandler,
  FollowCaseHandler,
  FollowFindingHandler,
  FollowListingHandler,
} from './jobs/audit.handlers.js';

/** What apps/worker mounts of this context. */
@Module({
  imports: [AuditModule],
  providers: [
    DrawPlans,
    ReactAudit,
    DrawFrozenPlansHandler,
    AuditLimitsHandler,
    FollowCaseHandler,
    FollowFindingHandler,
    FollowListingHandler,
  ],
})
export class AuditJobsModule {}
