import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions } from '#libs/database';
import { Clock } from '#libs/kernel';
import { FaultPoints } from './fault-points.js';
import { Handlers } from './handlers.js';
import { afterFailure, faultText } from './next-attempt.js';
import { within } from './within.js';

/** `not_waiting`: done, dead, or in the hands of another worker at this moment. */
export type DeliveryOutcome = 'done' | 'failed' | 'dead' | 'not_waiting';

interface Taken {
  readonly job: string;
  readonly payload: unknown;
  readonly attempts: number;
}

/** A try that ended a whole worker, more often than the job may fail. */
class EndsWorkers extends Error {
  override readonly name = 'EndsWorkers';

  constructor(starts: number) {
    super(`was started ${starts} times and ended its worker each time`);
  }
}

/** The database cuts a transaction that idles for a minute: a handler that is silent for longer has failed. */
const HANDLER_LIMIT_MS = 60_000;

const TAKE = `
  WITH waiting AS (
    SELECT id FROM messaging.delivery WHERE id = $1 AND done_at IS NULL AND dead_at IS NULL FOR UPDATE SKIP LOCKED),
  taken AS (
    UPDATE messaging.delivery d SET done_at = $2, leased_until = NULL, last_error = NULL
    FROM waiting WHERE d.id = waiting.id RETURNING d.job, d.payload, d.attempts)
  SELECT job, payload, attempts FROM taken`;

/** Does the work of a delivery and marks it as done in one transaction: done twice, it has one effect. */
@Injectable()
export class Deliveries {
  private readonly log = new Logger(Deliveries.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly handlers: Handlers,
    private readonly clock: Clock,
    private readonly faults: FaultPoints,
  ) {}

  /**
   * @param starts how often the queue has started this same try: more than once when a worker died of it
   * @throws whatever the database says when it is away; a failure of the handler is an outcome
   */
  async run(deliveryId: string, starts = 1): Promise<DeliveryOutcome> {
    this.faults.pass('delivery.before');
    const held: { taken?: Taken } = {};
    try {
      const outcome = await this.transactions.run(async (tx) => {
        const taken = await this.take(tx, deliveryId);
        if (!taken) return 'not_waiting';
        held.taken = taken;
        await this.handle(tx, taken, starts);
        this.faults.pass('delivery.inside');
        return 'done';
      });
      this.faults.pass('delivery.after-commit');
      return outcome;
    } catch (fault) {
      if (!held.taken) throw fault;
      return this.fail(deliveryId, held.taken, fault);
    }
  }

  /** Marked as done at once: the mark counts when the transaction commits, so one statement takes and marks. */
  private async take(tx: EntityManager, deliveryId: string): Promise<Taken | undefined> {
    const rows = await tx.query<Taken[]>(TAKE, [deliveryId, this.clock.now()]);
    return rows[0];
  }

  private async handle(tx: EntityManager, { job, payload }: Taken, starts: number): Promise<void> {
    const { handler, declaration } = this.handlers.of(job);
    if (starts > declaration.attempts) throw new EndsWorkers(starts - 1);
    await within(HANDLER_LIMIT_MS, job, handler.run(tx, payload));
  }

  /** A second transaction, since nothing of the first may stay. A try that came back too late changes nothing. */
  private async fail(deliveryId: string, { job, attempts: failedBefore }: Taken, fault: unknown) {
    const { declaration } = this.handlers.of(job);
    const now = this.clock.now();
    const next = afterFailure(declaration, failedBefore, now);
    const deadAt = fault instanceof EndsWorkers ? now : next.deadAt;
    await this.transactions.run((tx) =>
      tx.query(
        `UPDATE messaging.delivery
         SET attempts = $3, last_error = $4, next_attempt_at = $5, dead_at = $6, leased_until = NULL
         WHERE id = $1 AND attempts = $2 AND done_at IS NULL AND dead_at IS NULL`,
        [deliveryId, failedBefore, next.attempts, faultText(fault), next.nextAttemptAt, deadAt],
      ),
    );
    const said = `${job} ${deliveryId}, try ${next.attempts} of ${declaration.attempts}: ${faultText(fault)}`;
    if (deadAt) this.log.error(`dead letter: ${said}`, fault instanceof Error ? fault.stack : undefined);
    else this.log.warn(said);
    return deadAt ? 'dead' : 'failed';
  }
}
