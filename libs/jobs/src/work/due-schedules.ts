import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Outbox } from '#libs/messaging';
import type { JobTable } from '../declaration.js';
import { JOBS } from '../jobs.token.js';
import { isSchedule, lastOccurrence, type Schedule } from './occurrence.js';

/** What a job woken by the time of day is given. */
export interface OccurrencePayload {
  readonly occursAt: string;
}

/** Longer than any step back of a clock that an installation is expected to survive. */
const KEPT_MS = 40 * 86_400_000;

const ORDER_ONCE = `
  INSERT INTO jobs.occurrence (job, occurs_at, ordered_at)
  SELECT o.job, o.occurs_at, $3 FROM unnest($1::text[], $2::timestamptz[]) AS o(job, occurs_at)
  ON CONFLICT ON CONSTRAINT one_order_per_occurrence DO NOTHING RETURNING job, occurs_at`;

/** Orders the work of the hour: one delivery per job and occurrence, however many workers see the hour strike. */
@Injectable()
export class DueSchedules {
  private readonly schedules: readonly (readonly [string, Schedule])[];

  constructor(
    @Inject(JOBS) jobs: JobTable,
    private readonly outbox: Outbox,
  ) {
    this.schedules = Object.entries(jobs).flatMap(([job, { wakes }]) =>
      isSchedule(wakes) ? [[job, wakes] as const] : [],
    );
  }

  /** @returns how many jobs were ordered */
  async order(tx: EntityManager, now: Date): Promise<number> {
    const names = this.schedules.map(([job]) => job);
    const occurrences = this.schedules.map(([, schedule]) => lastOccurrence(schedule, now));
    const fresh = await tx.query<{ job: string; occurs_at: Date }[]>(ORDER_ONCE, [names, occurrences, now]);
    if (fresh.length === 0) return 0;
    await this.outbox.orderAll(
      tx,
      fresh.map(({ job, occurs_at }) => ({
        job,
        payload: { occursAt: occurs_at.toISOString() } satisfies OccurrencePayload,
      })),
      now,
    );
    await tx.query('DELETE FROM jobs.occurrence WHERE job = ANY($1) AND occurs_at < $2', [
      names,
      new Date(now.getTime() - KEPT_MS),
    ]);
    return fresh.length;
  }
}
