import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface RequestKey {
  readonly caller: string;
  readonly key: string;
  readonly hash: Buffer;
}

export interface Recorded {
  readonly hash: Buffer;
  /** Null while the first request is at work. */
  readonly status: number | null;
  readonly body: string | null;
}

/** A request that has been at work longer than this was cut off: its key is free again. */
const ABANDONED_AFTER_MS = 60_000;

@Injectable()
export class IdempotencyRecords {
  constructor(private readonly database: DataSource) {}

  /** Takes the key, or tells what is already recorded under it. */
  async begin({ caller, key, hash }: RequestKey, now: Date): Promise<Recorded | undefined> {
    const abandoned = new Date(now.getTime() - ABANDONED_AFTER_MS);
    const taken = await this.database.query<unknown[]>(
      `INSERT INTO http.idempotency (caller, key, request_hash, started_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (caller, key) DO UPDATE SET started_at = $4
         WHERE idempotency.status IS NULL AND idempotency.started_at < $5 AND idempotency.request_hash = $3
       RETURNING 1`,
      [caller, key, hash, now, abandoned],
    );
    if (taken.length > 0) return undefined;

    const [recorded] = await this.database.query<Recorded[]>(
      'SELECT request_hash AS hash, status, body FROM http.idempotency WHERE caller = $1 AND key = $2',
      [caller, key],
    );
    return recorded;
  }

  async finish({ caller, key }: RequestKey, status: number, body: unknown): Promise<void> {
    await this.database.query('UPDATE http.idempotency SET status = $3, body = $4 WHERE caller = $1 AND key = $2', [
      caller,
      key,
      status,
      body === undefined ? null : JSON.stringify(body),
    ]);
  }

  async forget({ caller, key }: RequestKey): Promise<void> {
    await this.database.query('DELETE FROM http.idempotency WHERE caller = $1 AND key = $2 AND status IS NULL', [
      caller,
      key,
    ]);
  }
}
