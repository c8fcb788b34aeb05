import { Module } from '@nestjs/common';
import { AppealHttpModule } from '#http/appeal';
import { AuditHttpModule } from '#http/audit';
import { CatalogueHttpModule } from '#http/catalogue';
import { CriteriaHttpModule } from '#http/criteria';
import { EvaluationHttpModule } from '#http/evaluation';
import { FeedbackHttpModule } from '#http/feedback';
import { FilesHttpModule } from '#http/files';
import { IdentityHttpModule } from '#http/identity';
import { JobsHttpModule } from '#http/jobs';
import { NotificationHttpModule } from '#http/notification';
import { ReferencingHttpModule } from '#http/referencing';
import { RetentionHttpModule } from '#http/retention';
import { TrustHttpModule } from '#http/trust';
import { VigilanceHttpModule } from '#http/vigilance';
import { AccessModule, OperationsModule } from '#libs/access';
import { ClockModule, SettingsModule } from '#libs/config';
import { DatabaseModule } from '#libs/database';
import { houseJobs } from '#libs/house';
import { HttpModule } from '#libs/http';
import { JobsModule } from '#libs/jobs';
import { JournalModule } from '#libs/journal';
import { MetricsModule } from '#libs/telemetry';
import { HealthController } from './health/health.controller.js';
import { OpenApiController } from './openapi.controller.js';
import { operations } from './operations.js';

const platform = [
  SettingsModule,
  ClockModule,
  DatabaseModule,
  JournalModule,
  MetricsModule.forProcess('api'),
  JobsModule.of(houseJobs),
  OperationsModule.of(operations),
  AccessModule,
  HttpModule,
];

const contexts = [
  IdentityHttpModule,
  CriteriaHttpModule,
  ReferencingHttpModule,
  AppealHttpModule,
  VigilanceHttpModule,
  EvaluationHttpModule,
  FilesHttpModule,
  CatalogueHttpModule,
  FeedbackHttpModule,
  NotificationHttpModule,
  JobsHttpModule,
  TrustHttpModule,
  AuditHttpModule,
  RetentionHttpModule,
];

@Module({ imports: [...platform, ...contexts], controllers: [HealthController, OpenApiController] })
export class ApiModule {}
