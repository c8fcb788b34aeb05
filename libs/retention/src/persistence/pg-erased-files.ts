import { Injectable } from '@nestjs/common';
import { Transactions } from '#libs/database';
import { EvidenceStore } from '#libs/files';
import { ErasedFiles } from '../application/remove-files.js';
import { unionOf } from './declared-sql.js';

const NEXT = `
  SELECT r.sha256, r.infected, EXISTS (SELECT FROM (${unionOf('file-use')}) u WHERE u.sha256 = r.sha256) AS used
  FROM retention.file_to_remove r
  WHERE r.infected OR NOT EXISTS (SELECT FROM files.stored_file f WHERE f.sha256 = r.sha256 AND f.stored_at > $1)
  ORDER BY r.sha256 LIMIT 1 FOR UPDATE OF r SKIP LOCKED`;

/** The row goes first, under its lock, then the bytes: an upload of the same content waits for both and sees them gone. */
@Injectable()
export class PgErasedFiles extends ErasedFiles {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: EvidenceStore,
  ) {
    super();
  }

  override removeNext(settled: Date): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const rows = await tx.query<{ sha256: string; infected: boolean; used: boolean }[]>(NEXT, [settled]);
      const [next] = rows;
      if (!next) return false;
      const { sha256, infected, used } = next;
      if (infected) await this.store.remove(sha256);
      else if (!used) {
        await tx.query('DELETE FROM files.stored_file WHERE sha256 = $1', [sha256]);
        await this.store.remove(sha256);
      }
      await tx.query('DELETE FROM retention.file_to_remove WHERE sha256 = $1', [sha256]);
      return true;
    });
  }
}
