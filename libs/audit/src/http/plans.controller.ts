import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { NotFound } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { PlanAudits } from '../application/plan/plan-audits.js';
import { PlanReads } from '../application/plan/plan-reads.js';
import { PlanAuditsDto } from './audit.dto.js';
import { KnownYear } from './known-year.pipe.js';
import { AuditCandidatesView, AuditPlansView, AuditPlanView } from './plan.view.js';
import { planView } from './plan-presenter.js';

@ApiTags('audits')
@Controller('api/v1/audit-plans')
export class PlansController {
  constructor(
    private readonly reads: PlanReads,
    private readonly planning: PlanAudits,
  ) {}

  @Post()
  @HttpCode(200)
  @Operation('planAudits', 'Freeze the plan of a year; asked again, it gives the same plan')
  async plan(@CurrentActing() { actor }: Acting, @Body() { year, capacity }: PlanAuditsDto): Promise<AuditPlanView> {
    await this.planning.execute(actor, { year, capacity });
    return this.read(year);
  }

  @Get()
  @Operation('listAuditPlans', 'The plans and how far they have come, newest year first')
  async list(): Promise<AuditPlansView> {
    return { items: (await this.reads.list()).map(planView) };
  }

  @Get(':year')
  @Operation('readAuditPlan', 'The plan of a year and how far it has come')
  async read(@Param('year', KnownYear) year: number): Promise<AuditPlanView> {
    const found = await this.reads.ofYear(year);
    if (!found) throw new NotFound('audit plan', String(year));
    return planView(found);
  }

  @Get(':year/candidates')
  @Operation('listAuditCandidates', 'The frozen population with every part of each score')
  async candidates(@Param('year', KnownYear) year: number): Promise<AuditCandidatesView> {
    const items = (await this.reads.candidates(year)).map(({ score, ...candidate }) => ({
      ...candidate,
      score: score.points,
      parts: score.parts.map((part) => ({ ...part })),
    }));
    return { items };
  }
}
