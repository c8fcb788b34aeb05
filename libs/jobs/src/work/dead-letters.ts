import { Injectable } from '@nestjs/common';
import { Transactions } from '#libs/database';
import { Journal } from '#libs/journal';
import { type Actor, Clock, NotFound } from '#libs/kernel';
import { OUTBOX_CHANNEL } from '#libs/messaging';

/** A delivery that nobody tries any more by himself. What it was about stays in the database. */
export interface DeadLetter {
  readonly deliveryId: string;
  readonly job: string;
  /** Name of the event that asked for it; null for timers and orders. */
  readonly event: string | null;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly deadAt: Date;
}

export interface DeadLettersAsked {
  readonly limit: number;
  readonly after?: { readonly deadAt: string; readonly deliveryId: string };
}

@Injectable()
export class DeadLetters {
  constructor(
    private readonly transactions: Transactions,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Newest first, one more than asked for when there are more. */
  list({ limit, after }: DeadLettersAsked): Promise<(DeadLetter & { position: string })[]> {
    return this.transactions.run((tx) =>
      tx.query<(DeadLetter & { position: string })[]>(
        `SELECT d.id AS "deliveryId", d.job, e.name AS event, d.attempts, d.last_error AS "lastError",
           d.created_at AS "createdAt", d.dead_at AS "deadAt", d.dead_at::text AS position
         FROM messaging.delivery d LEFT JOIN messaging.event e ON e.id = d.event_id
         WHERE d.dead_at IS NOT NULL AND ($2::timestamptz IS NULL OR (d.dead_at, d.id) < ($2, $3::uuid))
         ORDER BY d.dead_at DESC, d.id DESC LIMIT $1`,
        [limit + 1, after?.deadAt ?? null, after?.deliveryId ?? null],
      ),
    );
  }

  /** Brings it back to life with all its tries. @throws NotFound when it is not a dead letter */
  async retry(actor: Actor, deliveryId: string): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run(async (tx) => {
      const [alive] = await tx.query<{ job: string }[]>(
        `WITH alive AS (
           UPDATE messaging.delivery SET dead_at = NULL, attempts = 0, next_attempt_at = $2, leased_until = NULL
           WHERE id = $1 AND dead_at IS NOT NULL RETURNING job)
         SELECT job FROM alive`,
        [deliveryId, now],
      );
      if (!alive) throw new NotFound('dead letter', deliveryId);
      await this.journal.append(tx, {
        kind: 'delivery.retried',
        subject: { kind: 'delivery', id: deliveryId },
        actor,
        at: now,
        facts: { job: alive.job },
      });
      await tx.query(`SELECT pg_notify('${OUTBOX_CHANNEL}', '')`);
    });
  }
}
