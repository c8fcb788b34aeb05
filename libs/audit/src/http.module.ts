import { Module } from '@nestjs/common';
import { ProblemCatalogue } from '#libs/http';
import { AuditReads } from './application/audit/audit-reads.js';
import { ConcludeAudit } from './application/audit/conclude-audit.js';
import { PrepareAudit } from './application/audit/prepare-audit.js';
import { PlanAudits } from './application/plan/plan-audits.js';
import { PlanReads } from './application/plan/plan-reads.js';
import { RecordCheck } from './application/trigger/record-check.js';
import { RecordStrikeOff } from './application/trigger/record-strike-off.js';
import { SignReads } from './application/trigger/sign-reads.js';
import { AuditModule } from './audit.module.js';
import { auditProblems } from './http/audit.problems.js';
import { AuditPresenter } from './http/audit-presenter.js';
import { AuditStandings } from './http/audit-standings.js';
import { AuditStepsController } from './http/audit-steps.controller.js';
import { AuditsController } from './http/audits.controller.js';
import { PlansController } from './http/plans.controller.js';
import { PublicPlansController } from './http/public-plans.controller.js';
import { SignsController } from './http/signs.controller.js';
import { PgAuditReads } from './persistence/pg-audit-reads.js';
import { PgPlanReads } from './persistence/pg-plan-reads.js';
import { PgSignReads } from './persistence/pg-sign-reads.js';

/** What apps/api mounts of this context. */
@Module({
  imports: [AuditModule],
  controllers: [PlansController, PublicPlansController, AuditsController, AuditStepsController, SignsController],
  providers: [
    PlanAudits,
    PrepareAudit,
    ConcludeAudit,
    RecordStrikeOff,
    RecordCheck,
    AuditPresenter,
    AuditStandings,
    { provide: AuditReads, useClass: PgAuditReads },
    { provide: SignReads, useClass: PgSignReads },
    { provide: PlanReads, useClass: PgPlanReads },
  ],
})
export class AuditHttpModule {
  constructor(problems: ProblemCatalogue) {
    problems.register(auditProblems);
  }
}
