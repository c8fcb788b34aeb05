import { Module } from '@nestjs/common';
import { IdentityModule } from '#libs/identity';
import { NotificationModule } from '#libs/notification';
import { TriageLimits } from './application/triage/triage-limits.js';
import { TriageLimitHandler } from './jobs/triage-limit.handler.js';
import { AlertHandler, EscalateReportHandler, VigilanceMail } from './jobs/vigilance-letters.handlers.js';
import { VigilanceModule } from './vigilance.module.js';

/** What apps/worker mounts of this context. */
@Module({
  imports: [VigilanceModule, IdentityModule, NotificationModule],
  providers: [TriageLimits, TriageLimitHandler, VigilanceMail, AlertHandler, EscalateReportHandler],
})
export class VigilanceJobsModule {}
