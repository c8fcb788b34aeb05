import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactions } from '#libs/database';
import { Outbox } from '#libs/messaging';
import { FileRecords } from '../application/file-records.js';
import type { ScanState } from '../domain/scan-state.js';
import type { StoredFile } from '../store/evidence-store.js';

interface Row {
  readonly sha256: string;
  readonly size: string;
  readonly type: string;
  readonly scan: ScanState;
}

const known = ({ size, ...row }: Row) => ({ ...row, size: Number(size) });

@Injectable()
export class PostgresFileRecords extends FileRecords {
  constructor(
    private readonly database: DataSource,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
  ) {
    super();
  }

  /** A content that came in before an antivirus was there is asked about now. When it last came in is kept for retention. */
  note({ sha256, size, type }: StoredFile, scan: ScanState, at: Date) {
    return this.transactions.run(async (tx) => {
      const [row] = await tx.query<Row[]>(
        `INSERT INTO files.stored_file AS f (sha256, size, type, scan, stored_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (sha256) DO UPDATE SET stored_at = EXCLUDED.stored_at, scan = CASE WHEN f.scan = 'not_scanned' THEN EXCLUDED.scan ELSE f.scan END
         RETURNING sha256, size, type, scan`,
        [sha256, size, type, scan, at],
      );
      if (row?.scan === 'pending') await this.outbox.order(tx, 'files.scan-files', { sha256 }, at);
      return row ? known(row) : { sha256, size, type, scan };
    });
  }

  async find(sha256: string) {
    const rows = await this.database.query<Row[]>(
      'SELECT sha256, size, type, scan FROM files.stored_file WHERE sha256 = $1',
      [sha256],
    );
    return rows.map(known)[0];
  }

  async pending(limit: number): Promise<string[]> {
    const rows = await this.database.query<{ sha256: string }[]>(
      `SELECT sha256 FROM files.stored_file WHERE scan = 'pending' ORDER BY stored_at LIMIT $1`,
      [limit],
    );
    return rows.map(({ sha256 }) => sha256);
  }

  /** Whoever uses the file learns of an infection in the transaction of the verdict. */
  async judge(sha256: string, scan: ScanState, finding: string | null, at: Date): Promise<void> {
    await this.transactions.run(async (tx) => {
      await tx.query('UPDATE files.stored_file SET scan = $2, finding = $3, scanned_at = $4 WHERE sha256 = $1', [
        sha256,
        scan,
        finding,
        at,
      ]);
      if (scan !== 'infected') return;
      await this.outbox.announce(tx, { name: 'files.infection-found.v1', payload: { sha256 }, occurredAt: at });
    });
  }
}
