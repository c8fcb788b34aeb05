import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Journal } from '#libs/journal';
import { type LogScope, LogWork } from '../application/log.work.js';
import type { Hash } from '../domain/tree/hash.js';
import { CHECKPOINT, type CheckpointRow, checkpointOf } from './checkpoint-row.js';
import { PgStoredTree } from './stored-tree.js';

/** Held until commit: whoever gets it next sees all that the one before has added. */
const TURN = `SELECT pg_advisory_xact_lock(hashtext('aval.sequencer'))`;

/** The inner limit and OFFSET keep the plan to one look-up per row, whatever the statistics say of so restless a table. */
export const AWAITING = `
  SELECT a.seq AS entry, e.leaf_hash AS hash
  FROM (SELECT seq FROM trust.awaiting ORDER BY seq LIMIT $1) a
  CROSS JOIN LATERAL (SELECT leaf_hash FROM journal.entry WHERE seq = a.seq OFFSET 0) e
  ORDER BY a.seq`;

@Injectable()
export class PgLogWork extends LogWork {
  constructor(
    private readonly database: DataSource,
    private readonly journal: Journal,
  ) {
    super();
  }

  alone<Result>(work: (scope: LogScope) => Promise<Result>): Promise<Result> {
    return this.database.transaction(async (tx) => {
      await tx.query(TURN);
      return work(this.scope(tx));
    });
  }

  private scope(tx: EntityManager): LogScope {
    return {
      tree: new PgStoredTree(tx),
      awaiting: async (limit) => {
        const rows = await tx.query<{ entry: string; hash: Hash }[]>(AWAITING, [limit]);
        return rows.map(({ entry, hash }) => ({ entry: Number(entry), hash }));
      },
      newestCheckpoint: async () => {
        const rows = await tx.query<CheckpointRow[]>(`${CHECKPOINT} ORDER BY size DESC LIMIT 1`);
        return rows.map(checkpointOf)[0];
      },
      addCheckpoint: async ({ size, root, note, signedAt }) => {
        await tx.query('INSERT INTO trust.checkpoint (size, root, note, signed_at) VALUES ($1, $2, $3, $4)', [
          size,
          Buffer.from(root, 'hex'),
          note,
          signedAt,
        ]);
      },
      vkeys: async () => {
        const rows = await tx.query<{ vkey: string }[]>('SELECT vkey FROM trust.log_key ORDER BY introduced_at, vkey');
        return rows.map(({ vkey }) => vkey);
      },
      addVkey: async (vkey, at) => {
        await tx.query('INSERT INTO trust.log_key (vkey, introduced_at) VALUES ($1, $2)', [vkey, at]);
      },
      record: async ({ kind, origin, actor, at, facts }) => {
        await this.journal.append(tx, { kind, subject: { kind: 'log', id: origin }, actor, at, facts });
      },
    };
  }
}
