import { Controller, Get, Param } from '@nestjs/common';
import { Operation } from '#libs/access';
import { NotFound } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { PlanReads } from '../application/plan/plan-reads.js';
import { KnownYear } from './known-year.pipe.js';
import { AuditDrawView, PublicAuditPlanView } from './plan.view.js';
import { publicPlanView } from './plan-presenter.js';

const NOTE =
  'Verifiable draw: sort the population by lower-case hex SHA-256(seed bytes || UTF-8 id), ties by id; take the first n. ' +
  'A listing that its score had chosen already counts here and takes no place of the draw.';

/** What makes the draw of a year something that anybody can redo. */
@ApiTags('public')
@Controller('api/v1/public/audit-plans')
export class PublicPlansController {
  constructor(private readonly reads: PlanReads) {}

  @Get(':year')
  @Operation('readPublicAuditPlan', 'The plan of a year: what was frozen when, and the seed')
  async read(@Param('year', KnownYear) year: number): Promise<PublicAuditPlanView> {
    const found = await this.reads.ofYear(year);
    if (!found) throw new NotFound('audit plan', String(year));
    return publicPlanView(found);
  }

  @Get(':year/draw')
  @Operation('readAuditDraw', 'The record of the draw, as `aval draw verify` reads it')
  async draw(@Param('year', KnownYear) year: number): Promise<AuditDrawView> {
    const record = await this.reads.draw(year);
    if (!record) throw new NotFound('draw', String(year));
    const { seed, population, n, drawn } = record;
    return { note: NOTE, seed, population: [...population], n, drawn: [...drawn] };
  }
}
