import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Settings } from '#libs/config';
import { Clock } from '#libs/kernel';
import { Handles, type JobHandler } from '../handler.js';

/** So many rows in one statement: short enough that nobody waits behind it. */
const BATCH = 10_000;
const DAY_MS = 86_400_000;

const DELIVERIES = `DELETE FROM messaging.delivery WHERE id IN (
  SELECT id FROM messaging.delivery WHERE done_at < $1 ORDER BY done_at LIMIT ${BATCH})`;

/** The newest occurrence of a job is what tells that it was ordered: it stays, however old. */
const OCCURRENCES = `DELETE FROM jobs.occurrence o WHERE o.ordered_at < $1
  AND EXISTS (SELECT FROM jobs.occurrence later WHERE later.job = o.job AND later.occurs_at > o.occurs_at)`;

/**
 * Work that is done is forgotten after a while: a schedule of a few seconds leaves thousands of rows a day. Events,
 * dead letters and whatever still waits are never touched.
 */
@Injectable()
@Handles('jobs.clear-done-work')
export class ClearDoneWorkHandler implements JobHandler {
  constructor(
    @Inject(Settings) private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  async run(tx: EntityManager): Promise<void> {
    const before = new Date(this.clock.now().getTime() - this.settings.DONE_WORK_DAYS * DAY_MS);
    let cleared: number;
    do {
      [, cleared] = await tx.query<[unknown[], number]>(DELIVERIES, [before]);
    } while (cleared === BATCH);
    await tx.query(OCCURRENCES, [before]);
  }
}
