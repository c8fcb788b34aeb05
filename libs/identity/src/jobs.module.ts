import { Module } from '@nestjs/common';
import { NotificationModule } from '#libs/notification';
import { IdentityModule } from './identity.module.js';
import { WarnOfMandateEnd } from './jobs/warn-of-mandate-end.js';

@Module({ imports: [IdentityModule, NotificationModule], providers: [WarnOfMandateEnd] })
export class IdentityJobsModule {}
