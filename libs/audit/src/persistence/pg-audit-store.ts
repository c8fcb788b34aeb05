import { type EntityManager, In } from 'typeorm';
import { type Day, NotFound } from '#libs/kernel';
import type { AuditStore } from '../application/audit.work.js';
import type { Audit } from '../domain/audit/audit.js';
import type { AuditId, ListingId } from '../domain/ids.js';
import { auditOf, rowOf } from './audit-row.js';
import { AuditRow } from './rows.js';

const LOCKED = { mode: 'pessimistic_write' } as const;

export class PgAuditStore implements AuditStore {
  constructor(private readonly tx: EntityManager) {}

  async forUpdate(id: AuditId): Promise<Audit> {
    const row = await this.tx.findOne(AuditRow, { where: { id }, lock: LOCKED });
    if (!row) throw new NotFound('audit', id);
    return auditOf(row);
  }

  lockListing(listing: ListingId): Promise<void> {
    return lockUntilEnd(this.tx, 'listing', listing);
  }

  async atWorkOn(listing: ListingId): Promise<Audit | undefined> {
    const where = { listingId: listing, state: In(['planned', 'open']) };
    const row = await this.tx.findOne(AuditRow, { where, lock: LOCKED });
    return row ? auditOf(row) : undefined;
  }

  isKnown(listing: ListingId, cause: string): Promise<boolean> {
    return this.tx.existsBy(AuditRow, { listingId: listing, cause });
  }

  async lastClosed(): Promise<ReadonlyMap<ListingId, Day>> {
    const rows = await this.tx.query<{ id: ListingId; day: Day }[]>(
      `SELECT listing_id AS id, (max(closed_at) AT TIME ZONE 'Europe/Paris')::date::text AS day
       FROM audit.audit WHERE state = 'closed' GROUP BY listing_id`,
    );
    return new Map(rows.map(({ id, day }) => [id, day]));
  }

  async add(audit: Audit): Promise<void> {
    await this.tx.insert(AuditRow, rowOf(audit));
  }

  async save(audit: Audit): Promise<void> {
    const { id, ...changes } = rowOf(audit);
    await this.tx.update(AuditRow, { id }, changes);
  }
}

/** One at a time, in all processes together, until the transaction ends. */
export async function lockUntilEnd(tx: EntityManager, kind: 'listing' | 'year', key: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`audit/${kind}/${key}`]);
}
