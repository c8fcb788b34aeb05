import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CriteriaModule } from '#libs/criteria';
import { EvaluationModule } from '#libs/evaluation';
import { FeedbackModule } from '#libs/feedback';
import { IdentityModule } from '#libs/identity';
import { NotificationModule } from '#libs/notification';
import { TrustModule } from '#libs/trust';
import { VigilanceModule } from '#libs/vigilance';
import { AuditSteps } from './application/audit/audit-steps.js';
import { CancelAudit } from './application/audit/cancel-audit.js';
import { ConductAudit } from './application/audit/conduct-audit.js';
import { OpenAudit } from './application/audit/open-audit.js';
import { TeamClearance } from './application/audit/team-clearance.js';
import { TriggerAudit } from './application/audit/trigger-audit.js';
import { AuditJobWork, AuditWork } from './application/audit.work.js';
import { AuditedListings, AuditRules, ReportSignals } from './application/neighbours.js';
import { ScoreListings } from './application/plan/score-listings.js';
import { AuditPost } from './persistence/audit-post.js';
import { PgAuditWork } from './persistence/pg-audit.work.js';
import { PgAuditedListings } from './persistence/pg-audited-listings.js';
import { PolicyAuditRules } from './persistence/policy-audit-rules.js';
import { auditRows } from './persistence/rows.js';
import { VigilanceSignals } from './persistence/vigilance-signals.js';

const useCases = [AuditSteps, OpenAudit, TriggerAudit, TeamClearance, ConductAudit, CancelAudit, ScoreListings];

/** What both the API and the worker need of this context. */
@Module({
  imports: [
    TypeOrmModule.forFeature(auditRows),
    CriteriaModule,
    EvaluationModule,
    FeedbackModule,
    IdentityModule,
    NotificationModule,
    TrustModule,
    VigilanceModule,
  ],
  providers: [
    ...useCases,
    AuditPost,
    PgAuditWork,
    { provide: AuditWork, useExisting: PgAuditWork },
    { provide: AuditJobWork, useExisting: PgAuditWork },
    { provide: AuditedListings, useClass: PgAuditedListings },
    { provide: AuditRules, useClass: PolicyAuditRules },
    { provide: ReportSignals, useClass: VigilanceSignals },
  ],
  exports: [...useCases, AuditWork, AuditJobWork, AuditedListings, AuditRules, TrustModule],
})
export class AuditModule {}
