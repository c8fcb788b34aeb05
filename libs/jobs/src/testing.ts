import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '#libs/kernel';
import { Deliveries } from './work/deliveries.js';
import { Handlers } from './work/handlers.js';
import { Sweep } from './work/sweep.js';

/** What a test made the jobs do. */
export interface Drained {
  /** Names of the jobs done, in the order in which they were done. */
  readonly done: readonly string[];
  /** Name and message of each failure; empty unless failures were allowed. */
  readonly failed: readonly string[];
}

export interface DrainOptions {
  /** Failures are told instead of thrown. */
  readonly allowFailures?: boolean;
}

const LONGEST_RUN = 1_000;

interface Due {
  readonly id: string;
  readonly job: string;
}

/**
 * Does at once, in this process and without any queue, whatever is due by the clock of the app: timers, reminders,
 * schedules and deliveries, and what those bring about, until nothing is left. The app needs JobsModule and a handler
 * for each job.
 * @throws Error when a handler fails, unless failures are allowed; when the work has no end
 */
export async function drain(
  app: INestApplicationContext,
  { allowFailures = false }: DrainOptions = {},
): Promise<Drained> {
  const [deliveries, sweep, handlers, clock, database] = [Deliveries, Sweep, Handlers, Clock, DataSource].map((part) =>
    app.get(part as never, { strict: false }),
  ) as [Deliveries, Sweep, Handlers, Clock, DataSource];
  const names = [...handlers.match().keys()];
  const done: string[] = [];
  const failed: string[] = [];

  for (let turn = 0; turn < LONGEST_RUN; turn += 1) {
    const found = await sweep.look();
    const due = await dueNow(database, clock.now(), names);
    if (found === 0 && due.length === 0) return { done, failed };
    for (const { id, job } of due) {
      const outcome = await deliveries.run(id);
      if (outcome === 'done') done.push(job);
      if (outcome === 'failed' || outcome === 'dead') failed.push(`${job}: ${await lastError(database, id)}`);
    }
    if (failed.length > 0 && !allowFailures) throw new Error(`jobs failed: ${failed.join('; ')}`);
  }
  throw new Error(`after ${LONGEST_RUN} rounds there is still work: ${done.slice(-5).join(', ')}`);
}

const dueNow = (database: DataSource, now: Date, names: readonly string[]): Promise<Due[]> =>
  database.query<Due[]>(
    `SELECT id, job FROM messaging.delivery
     WHERE done_at IS NULL AND dead_at IS NULL AND next_attempt_at <= $1 AND job = ANY($2)
     ORDER BY next_attempt_at, position`,
    [now, names],
  );

async function lastError(database: DataSource, id: string): Promise<string | null> {
  const rows = await database.query<{ last_error: string | null }[]>(
    'SELECT last_error FROM messaging.delivery WHERE id = $1',
    [id],
  );
  return rows[0]?.last_error ?? null;
}
