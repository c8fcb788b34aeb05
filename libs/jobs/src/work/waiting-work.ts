import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '#libs/kernel';

/** How far behind the worker is. */
export interface WorkFigures {
  /** Deliveries that are due and not done. */
  readonly waiting: number;
  readonly dead: number;
  /** Age of the oldest delivery that is due. */
  readonly lagSeconds: number;
}

/** What operators watch, asked of the rows and never of the queue. */
@Injectable()
export class WaitingWork {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  async figures(): Promise<WorkFigures> {
    const rows = await this.database.query<{ waiting: string; dead: string; lag: string }[]>(
      `SELECT w.waiting, w.lag, (SELECT count(*) FROM messaging.delivery WHERE dead_at IS NOT NULL) AS dead
       FROM (SELECT count(*) AS waiting, coalesce(extract(epoch FROM $1 - min(next_attempt_at)), 0) AS lag
             FROM messaging.delivery WHERE done_at IS NULL AND dead_at IS NULL AND next_attempt_at <= $1) w`,
      [this.clock.now()],
    );
    return {
      waiting: Number(rows[0]?.waiting ?? 0),
      dead: Number(rows[0]?.dead ?? 0),
      lagSeconds: Number(rows[0]?.lag ?? 0),
    };
  }
}
