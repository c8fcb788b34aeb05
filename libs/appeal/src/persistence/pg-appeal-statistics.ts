import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '#libs/kernel';
import {
  type AppealCount,
  type AppealDelays,
  type AppealFigures,
  AppealStatistics,
} from '../application/appeal-statistics.js';

const YEAR = `extract(year FROM filed_at AT TIME ZONE 'Europe/Paris')::int`;

const COUNTS = `SELECT ${YEAR} AS year, contested, coalesce(outcome, state) AS result, count(*)::int AS appeals
  FROM appeal.appeal GROUP BY 1, 2, 3 ORDER BY 1 DESC, 2, 3`;

/** Days between two instants, as people in Paris count them. */
const days = (from: string, to: string) =>
  `((${to} AT TIME ZONE 'Europe/Paris')::date - (${from} AT TIME ZONE 'Europe/Paris')::date)`;

const middle = (share: number, of: string, where: string) =>
  `(percentile_cont(${share}) WITHIN GROUP (ORDER BY ${of}) FILTER (WHERE ${where}))::float`;

const DELAYS = `SELECT ${YEAR} AS year, (count(*) FILTER (WHERE state = 'settled'))::int AS settled,
    ${middle(0.5, days('filed_at', 'closed_at'), `state = 'settled'`)} AS "medianDays",
    ${middle(0.9, days('filed_at', 'closed_at'), `state = 'settled'`)} AS "p90Days",
    ${middle(0.5, days('limit_due_at', 'filed_at'), `contested = 'inaction' AND limit_due_at < filed_at`)} AS "medianDaysOfInaction"
  FROM appeal.appeal GROUP BY 1 ORDER BY 1 DESC`;

const NOW = `SELECT (count(*) FILTER (WHERE stay <> 'none'))::int AS ordered,
    (count(*) FILTER (WHERE stay = 'running'))::int AS running,
    (count(*) FILTER (WHERE state_due_at < $1))::int AS overdue
  FROM appeal.appeal`;

@Injectable()
export class PgAppealStatistics extends AppealStatistics {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async figures(): Promise<AppealFigures> {
    const counts = await this.database.query<AppealCount[]>(COUNTS);
    const delays = await this.database.query<AppealDelays[]>(DELAYS);
    const [now] = await this.database.query<{ ordered: number; running: number; overdue: number }[]>(NOW, [
      this.clock.now(),
    ]);
    const { ordered = 0, running = 0, overdue = 0 } = now ?? {};
    return { asOf: this.clock.today(), counts, delays, stays: { ordered, running }, overdue };
  }
}
