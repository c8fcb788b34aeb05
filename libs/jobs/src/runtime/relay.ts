import type { EntityManager } from 'typeorm';
import type { Transactions } from '#libs/database';
import type { Clock } from '#libs/kernel';
import type { JobTable } from '../declaration.js';
import type { DeliveryCall, JobQueue } from '../queue/job-queue.js';
import type { FaultPoints } from '../work/fault-points.js';

export interface RelayLimits {
  /** Deliveries taken at a time. */
  readonly batch: number;
  /** Most deliveries that are with the queue at any time: a queue that is slow must not fill its memory. */
  readonly inFlight: number;
  /** After this long without an answer a delivery is sent again. */
  readonly leaseMs: number;
}

/**
 * A lease bounds how long an emptied queue, or a relay that died between taking and sending, can delay a delivery.
 * It may end while the call still waits in the queue: sent again, it is queued once.
 */
export const RELAY_LIMITS: RelayLimits = { batch: 500, inFlight: 1_000, leaseMs: 15_000 };

interface Parts {
  readonly transactions: Transactions;
  readonly queue: JobQueue;
  readonly jobs: JobTable;
  readonly clock: Clock;
  readonly faults: FaultPoints;
}

const TAKE = `
  WITH room AS (
    SELECT greatest(least($3, $4 - count(*)), 0) AS left FROM messaging.delivery
    WHERE leased_until > $1 AND done_at IS NULL AND dead_at IS NULL),
  due AS (
    SELECT id FROM messaging.delivery
    WHERE done_at IS NULL AND dead_at IS NULL AND next_attempt_at <= $1 AND job = ANY($2)
      AND (leased_until IS NULL OR leased_until <= $1)
    ORDER BY next_attempt_at, position LIMIT (SELECT "left" FROM room) FOR UPDATE SKIP LOCKED),
  taken AS (
    UPDATE messaging.delivery d SET leased_until = $5 FROM due WHERE d.id = due.id RETURNING d.id, d.job, d.attempts)
  SELECT id, job, attempts FROM taken`;

const LET_GO = `
  WITH unsent AS (
    SELECT id FROM messaging.delivery WHERE id = ANY($1) AND done_at IS NULL AND dead_at IS NULL FOR UPDATE SKIP LOCKED)
  UPDATE messaging.delivery d SET leased_until = NULL FROM unsent WHERE d.id = unsent.id`;

/**
 * The only bridge from the rows to the queue. What it carries is leased, not ticked off: a call that is lost with the
 * queue is sent again when its lease ends. Order is not promised.
 */
export class Relay {
  private readonly names: readonly string[];

  constructor(
    private readonly parts: Parts,
    private readonly limits: RelayLimits = RELAY_LIMITS,
  ) {
    this.names = Object.keys(parts.jobs);
  }

  /** @returns how many were carried. @throws when the queue is away; they are then free to be carried again */
  async carry(): Promise<number> {
    const { transactions, queue, faults } = this.parts;
    const calls = await transactions.run((tx) => this.take(tx));
    if (calls.length === 0) return 0;
    faults.pass('relay.before-add');
    try {
      await queue.send(calls);
    } catch (fault) {
      await this.letGo(calls);
      throw fault;
    }
    faults.pass('relay.after-add');
    return calls.length;
  }

  /** One relay at a time counts and takes, so that two together do not exceed what may be in flight. */
  private async take(tx: EntityManager): Promise<DeliveryCall[]> {
    const { clock, jobs } = this.parts;
    const [turn] = await tx.query<{ mine: boolean }[]>(
      `SELECT pg_try_advisory_xact_lock(hashtext('aval.relay')) AS mine`,
    );
    if (!turn?.mine) return [];
    const now = clock.now();
    const { batch, inFlight, leaseMs } = this.limits;
    const leasedUntil = new Date(now.getTime() + leaseMs);
    const rows = await tx.query<{ id: string; job: string; attempts: number }[]>(TAKE, [
      now,
      this.names,
      batch,
      inFlight,
      leasedUntil,
    ]);
    return rows.flatMap(({ id, job, attempts }) => {
      const queue = jobs[job]?.queue;
      return queue ? [{ queue, deliveryId: id, attempt: attempts }] : [];
    });
  }

  /** Those that did arrive and are being done at this moment are locked, and need not be let go. */
  private async letGo(calls: readonly DeliveryCall[]): Promise<void> {
    await this.parts.transactions.run((tx) => tx.query(LET_GO, [calls.map(({ deliveryId }) => deliveryId)]));
  }
}
