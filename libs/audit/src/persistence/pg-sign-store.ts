import type { EntityManager } from 'typeorm';
import type { SignStore } from '../application/audit.work.js';
import type { ListingId } from '../domain/ids.js';
import type { FailuresInARow } from '../domain/trigger/lasting-failure.js';
import type { CheckRun, StrikeOff } from '../domain/trigger/signs.js';
import { CheckRunRow, StrikeOffRow } from './rows.js';

/** Ids are given in order, so that two runs of one instant are told apart. */
const FAILURES = `
  WITH passed AS (
    SELECT recorded_at, id FROM audit.check_run WHERE listing_id = $1 AND criterion = $2 AND result = 'passed'
    ORDER BY recorded_at DESC, id DESC LIMIT 1)
  SELECT count(*)::int AS count, min(r.recorded_at) AS "firstAt", max(r.recorded_at) AS "lastAt",
    (array_agg(r.id ORDER BY r.recorded_at, r.id))[1] AS first
  FROM audit.check_run r
  WHERE r.listing_id = $1 AND r.criterion = $2
    AND NOT EXISTS (SELECT FROM passed p WHERE (p.recorded_at, p.id) >= (r.recorded_at, r.id))`;

interface Failures {
  readonly count: number;
  readonly first: string | null;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

export class PgSignStore implements SignStore {
  constructor(private readonly tx: EntityManager) {}

  async isStrikeOffKnown(
    listing: ListingId,
    { authority, struckOffOn }: Pick<StrikeOff, 'authority' | 'struckOffOn'>,
  ): Promise<boolean> {
    const rows = await this.tx.query<object[]>(
      `SELECT FROM audit.strike_off WHERE listing_id = $1 AND lower(authority) = lower($2) AND struck_off_on = $3`,
      [listing, authority, struckOffOn],
    );
    return rows.length > 0;
  }

  async addStrikeOff(strikeOff: StrikeOff): Promise<void> {
    await this.tx.insert(StrikeOffRow, { ...strikeOff });
  }

  async addCheckRun(run: CheckRun): Promise<void> {
    await this.tx.insert(CheckRunRow, { ...run });
  }

  async failuresInARow(listing: ListingId, criterion: string): Promise<FailuresInARow | undefined> {
    const [row] = await this.tx.query<Failures[]>(FAILURES, [listing, criterion]);
    if (!row || row.first === null) return undefined;
    return { count: row.count, first: { id: row.first, at: row.firstAt }, last: { at: row.lastAt } };
  }
}
