import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '#libs/kernel';
import { drawFrom } from '#rules/trust';
import { type DrawRecord, PlanReads, type ReadCandidate, type ReadPlan } from '../application/plan/plan-reads.js';
import { AUDIT_STATES, type AuditState } from '../domain/audit/audit.lifecycle.js';
import type { ListingId } from '../domain/ids.js';
import type { AuditPlanSnapshot } from '../domain/plan/audit-plan.js';
import { CANDIDATE, type CandidateRow, scored } from './pg-plan-store.js';
import { AuditPlanRow } from './rows.js';

@Injectable()
export class PgPlanReads extends PlanReads {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async list(): Promise<ReadPlan[]> {
    const plans = await this.database.getRepository(AuditPlanRow).find({ order: { year: 'DESC' } });
    return Promise.all(plans.map((plan) => this.withProgress({ ...plan })));
  }

  override async ofYear(year: number): Promise<ReadPlan | null> {
    const plan = await this.database.getRepository(AuditPlanRow).findOneBy({ year });
    return plan && this.withProgress({ ...plan });
  }

  override async candidates(year: number): Promise<ReadCandidate[]> {
    const rows = await this.database.query<(CandidateRow & Omit<ReadCandidate, 'score'>)[]>(
      `SELECT ${CANDIDATE}, coalesce(l.application_name, '') AS "applicationName",
         CASE WHEN c.listing_id = ANY (p.chosen_by_score) THEN 'risk' WHEN c.listing_id = ANY (p.drawn) THEN 'draw' END AS chosen
       FROM audit.plan p JOIN audit.candidate c ON c.plan_id = p.id
         LEFT JOIN referencing.listing_to_audit l ON l.listing_id = c.listing_id
       WHERE p.year = $1 ORDER BY c.points DESC, c.checked_on, c.listing_id`,
      [year],
    );
    return rows.map(({ applicationName, chosen, ...row }) => ({ ...scored(row), applicationName, chosen }));
  }

  override async draw(year: number): Promise<DrawRecord | null> {
    const plan = await this.database.getRepository(AuditPlanRow).findOneBy({ year, state: 'published' });
    if (!plan || plan.seed === null || plan.ranks === null) return null;
    const rows = await this.database.query<{ id: ListingId }[]>(
      'SELECT listing_id AS id FROM audit.candidate WHERE plan_id = $1 ORDER BY listing_id',
      [plan.id],
    );
    const population = rows.map(({ id }) => id);
    const { seed, ranks: n } = plan;
    return { seed, population, n, drawn: drawFrom({ seed, population, count: n }) as ListingId[] };
  }

  private async withProgress(plan: AuditPlanSnapshot): Promise<ReadPlan> {
    const rows = await this.database.query<{ state: AuditState; count: number; overdue: number }[]>(
      `SELECT state, count(*)::int AS count, count(*) FILTER (WHERE state = 'planned' AND planned_on < $2)::int AS overdue
       FROM audit.audit WHERE plan_id = $1 GROUP BY state`,
      [plan.id, this.clock.today()],
    );
    const counts = new Map(rows.map(({ state, count }) => [state, count]));
    const progress = Object.fromEntries(AUDIT_STATES.map((state) => [state, counts.get(state) ?? 0]));
    return {
      plan,
      progress: progress as ReadPlan['progress'],
      overdue: rows.reduce((sum, { overdue }) => sum + overdue, 0),
    };
  }
}
