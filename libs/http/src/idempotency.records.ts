import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Conflict } from '#libs/kernel';

export interface RequestKey {
  readonly caller: string;
  readonly key: string;
  readonly hash: Buffer;
  readonly startedAt: Date;
}

export interface Recorded {
  readonly hash: Buffer;
  readonly startedAt: Date;
  /** Null while the first request is at work. */
  readonly status: number | null;
  readonly body: string | null;
  /** Whether it has left something behind. */
  readonly hasEffect: boolean;
}

/** A request that has been at work longer than this was cut off: its key is free again, unless it had an effect. */
const ABANDONED_AFTER_MS = 60_000;

@Injectable()
export class IdempotencyRecords {
  constructor(private readonly database: DataSource) {}

  /** Takes the key, or tells what is already recorded under it. */
  async begin({ caller, key, hash, startedAt }: RequestKey): Promise<Recorded | undefined> {
    const abandoned = abandonedBefore(startedAt);
    const taken = await this.database.query<unknown[]>(
      `INSERT INTO http.idempotency (caller, key, request_hash, started_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (caller, key) DO UPDATE SET started_at = $4
         WHERE idempotency.status IS NULL AND idempotency.effect_at IS NULL
           AND idempotency.started_at < $5 AND idempotency.request_hash = $3
       RETURNING 1`,
      [caller, key, hash, startedAt, abandoned],
    );
    if (taken.length > 0) return undefined;

    const [recorded] = await this.database.query<Recorded[]>(
      `SELECT request_hash AS hash, started_at AS "startedAt", status, body, effect_at IS NOT NULL AS "hasEffect"
       FROM http.idempotency WHERE caller = $1 AND key = $2`,
      [caller, key],
    );
    return recorded;
  }

  /**
   * Says in the transaction of the effect that there is one.
   * @throws Conflict when the key was taken over meanwhile: then this effect is not to be
   */
  async noteEffect(tx: EntityManager, { caller, key, startedAt }: RequestKey): Promise<void> {
    const [, count] = await tx.query<[unknown, number]>(
      `UPDATE http.idempotency SET effect_at = coalesce(effect_at, now())
       WHERE caller = $1 AND key = $2 AND started_at = $3`,
      [caller, key, startedAt],
    );
    if (count === 0) throw new Conflict('idempotency_in_progress', 'The same request is being processed.');
  }

  async finish({ caller, key }: RequestKey, status: number, body: unknown): Promise<void> {
    await this.database.query('UPDATE http.idempotency SET status = $3, body = $4 WHERE caller = $1 AND key = $2', [
      caller,
      key,
      status,
      body === undefined ? null : JSON.stringify(body),
    ]);
  }

  /** Frees the key of a request that failed, unless something of it was committed. */
  async forget({ caller, key, startedAt }: RequestKey): Promise<void> {
    await this.database.query(
      `DELETE FROM http.idempotency
       WHERE caller = $1 AND key = $2 AND started_at = $3 AND status IS NULL AND effect_at IS NULL`,
      [caller, key, startedAt],
    );
  }
}

/** Requests that began before this moment, and have not been answered, never will be. */
export const abandonedBefore = (now: Date): Date => new Date(now.getTime() - ABANDONED_AFTER_MS);
