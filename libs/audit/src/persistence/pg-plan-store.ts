import type { EntityManager } from 'typeorm';
import type { Day } from '#libs/kernel';
import type { PlanStore } from '../application/audit.work.js';
import type { ScoredListing } from '../application/plan/score-listings.js';
import type { AuditPlanId, ListingId } from '../domain/ids.js';
import { AuditPlan } from '../domain/plan/audit-plan.js';
import type { PlanState } from '../domain/plan/audit-plan.lifecycle.js';
import type { ScorePart } from '../domain/plan/score.js';
import { lockUntilEnd } from './pg-audit-store.js';
import { AuditPlanRow } from './rows.js';

export interface CandidateRow {
  readonly listingId: ListingId;
  readonly tier: string;
  readonly checkedOn: Day;
  readonly points: number;
  readonly parts: readonly ScorePart[];
}

export const CANDIDATE = `c.listing_id AS "listingId", c.tier, c.checked_on::text AS "checkedOn", c.points, c.parts`;

export const scored = ({ points, parts, ...row }: CandidateRow): ScoredListing => ({
  ...row,
  score: { points, parts },
});

export class PgPlanStore implements PlanStore {
  constructor(private readonly tx: EntityManager) {}

  lockYear(year: number): Promise<void> {
    return lockUntilEnd(this.tx, 'year', String(year));
  }

  async ofYear(year: number): Promise<AuditPlan | undefined> {
    const row = await this.tx.findOne(AuditPlanRow, { where: { year }, lock: { mode: 'pessimistic_write' } });
    return row ? AuditPlan.restore({ ...row }) : undefined;
  }

  async waitingIn(state: PlanState): Promise<AuditPlan[]> {
    const lock = { mode: 'pessimistic_write', onLocked: 'skip_locked' } as const;
    const rows = await this.tx.find(AuditPlanRow, { where: { state }, order: { year: 'ASC' }, lock });
    return rows.map((row) => AuditPlan.restore({ ...row }));
  }

  async add(plan: AuditPlan, candidates: readonly ScoredListing[]): Promise<void> {
    await this.tx.insert(AuditPlanRow, rowOf(plan));
    await this.tx.query(
      `INSERT INTO audit.candidate (plan_id, listing_id, tier, checked_on, points, parts)
       SELECT $1, c.listing, c.tier, c.checked, c.points, c.parts
       FROM unnest($2::uuid[], $3::text[], $4::date[], $5::float8[], $6::jsonb[]) AS c(listing, tier, checked, points, parts)`,
      [
        plan.toSnapshot().id,
        candidates.map(({ listingId }) => listingId),
        candidates.map(({ tier }) => tier),
        candidates.map(({ checkedOn }) => checkedOn),
        candidates.map(({ score }) => score.points),
        candidates.map(({ score }) => JSON.stringify(score.parts)),
      ],
    );
  }

  async save(plan: AuditPlan): Promise<void> {
    const { id, ...changes } = rowOf(plan);
    await this.tx.update(AuditPlanRow, { id }, changes);
  }

  async candidates(plan: AuditPlanId): Promise<ScoredListing[]> {
    const rows = await this.tx.query<CandidateRow[]>(
      `SELECT ${CANDIDATE} FROM audit.candidate c WHERE c.plan_id = $1 ORDER BY c.listing_id`,
      [plan],
    );
    return rows.map(scored);
  }
}

function rowOf(plan: AuditPlan): AuditPlanRow {
  const snapshot = plan.toSnapshot();
  return { ...snapshot, chosenByScore: [...snapshot.chosenByScore], drawn: [...snapshot.drawn] };
}
