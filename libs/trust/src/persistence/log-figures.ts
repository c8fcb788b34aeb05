import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '#libs/kernel';

const OLDEST = `
  SELECT e.created_at FROM (SELECT seq FROM trust.awaiting ORDER BY seq LIMIT 1) a JOIN journal.entry e ON e.seq = a.seq`;

/** How late the log is: the promise is 5 s, an alarm is due at 60 s. */
@Injectable()
export class LogFigures {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Age of the oldest journal entry without a leaf. */
  async lagSeconds(): Promise<number> {
    const [row] = await this.database.query<{ created_at: Date }[]>(OLDEST);
    return row ? Math.max(0, (this.clock.now().getTime() - row.created_at.getTime()) / 1_000) : 0;
  }
}
