import { Module } from '@nestjs/common';
import { AppealJobsModule } from '#jobs/appeal';
import { AuditJobsModule } from '#jobs/audit';
import { CriteriaJobsModule } from '#jobs/criteria';
import { EvaluationJobsModule } from '#jobs/evaluation';
import { FeedbackJobsModule } from '#jobs/feedback';
import { FilesJobsModule } from '#jobs/files';
import { IdentityJobsModule } from '#jobs/identity';
import { NotificationJobsModule } from '#jobs/notification';
import { ReferencingJobsModule } from '#jobs/referencing';
import { RetentionJobsModule } from '#jobs/retention';
import { TrustJobsModule } from '#jobs/trust';
import { VigilanceJobsModule } from '#jobs/vigilance';
import { ClockModule, SettingsModule } from '#libs/config';
import { DatabaseModule } from '#libs/database';
import { houseJobs } from '#libs/house';
import { JobsModule, UpkeepModule } from '#libs/jobs';
import { JournalModule } from '#libs/journal';
import { MetricsModule } from '#libs/telemetry';

const platform = [
  SettingsModule,
  ClockModule,
  DatabaseModule,
  JournalModule,
  MetricsModule.forProcess('worker'),
  JobsModule.of(houseJobs),
];

const contexts = [
  IdentityJobsModule,
  CriteriaJobsModule,
  ReferencingJobsModule,
  AppealJobsModule,
  VigilanceJobsModule,
  EvaluationJobsModule,
  FeedbackJobsModule,
  FilesJobsModule,
  NotificationJobsModule,
  TrustJobsModule,
  AuditJobsModule,
  RetentionJobsModule,
  UpkeepModule,
];

/** Every handler and what it needs, without anything that runs by itself: tests drain it. */
@Module({ imports: [...platform, ...contexts], exports: [TrustJobsModule] })
export class WorkModule {}
