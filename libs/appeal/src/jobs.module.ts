import { Module } from '@nestjs/common';
import { IdentityModule } from '#libs/identity';
import { NotificationModule } from '#libs/notification';
import { AppealModule } from './appeal.module.js';
import { AppealLimits } from './application/appeal-limits.js';
import { EscalateAppealHandler, TellAppellantHandler, TellAuthorityHandler } from './jobs/appeal-letters.handlers.js';
import { AppealLimitHandler } from './jobs/appeal-limit.handler.js';
import { AuthorityMail } from './jobs/authority-mail.js';

/** What apps/worker mounts of this context. */
@Module({
  imports: [AppealModule, IdentityModule, NotificationModule],
  providers: [
    AppealLimits,
    AppealLimitHandler,
    AuthorityMail,
    TellAppellantHandler,
    TellAuthorityHandler,
    EscalateAppealHandler,
  ],
})
export class AppealJobsModule {}
