import type { EntityManager } from 'typeorm';
import type { ProlongationStore } from '../../application/measure/measure.ports.js';
import type { ListingBasis } from '../../domain/decision/decision.js';
import type { ListingId } from '../../domain/listing/listing-id.js';
import type { WeighedGap } from '../../domain/listing/more-time.js';
import { Prolongation, type ProlongationId } from '../../domain/measure/prolongation.js';
import { AggregateStore } from '../aggregate-store.js';
import { ProlongationRow } from './rows.js';

/** When the application was last listed in full; nothing before it counts in the row of temporary listings. */
const LAST_FULL = `(SELECT coalesce(max(d.signed_at), '-infinity') FROM referencing.decision d
  WHERE d.application_id = l.application_id AND d.outcome IN ('full', 'full_with_reservations'))`;

const GIVEN_BEFORE = `SELECT EXISTS (
  SELECT FROM referencing.prolongation p
    JOIN referencing.listing past ON past.id = p.listing_id
    JOIN referencing.listing l ON l.application_id = past.application_id
  WHERE l.id = $1 AND p.basis = $2 AND p.state = 'granted'
    AND (p.basis = 'trial' OR p.closed_at > ${LAST_FULL})) AS given`;

const GAPS = `SELECT DISTINCT ON (f.criterion) f.severity,
    f.state = 'verified' OR (f.state = 'waived' AND f.remark ->> 'on' = 'waive') AS closed
  FROM referencing.finding f JOIN referencing.listing l ON l.id = f.listing_id
  WHERE f.listing_id = $1 AND f.source_type = 'decision' AND f.opened_at > ${LAST_FULL}
  ORDER BY f.criterion, f.opened_at DESC, f.id DESC`;

export class PgProlongations
  extends AggregateStore<ProlongationRow, Prolongation, ProlongationId>
  implements ProlongationStore
{
  constructor(tx: EntityManager) {
    super(tx, {
      row: ProlongationRow,
      thing: 'prolongation',
      restore: (row) => Prolongation.restore({ ...row }),
      snapshot: (prolongation) => prolongation.toSnapshot(),
    });
  }

  async requestedOn(listingId: ListingId): Promise<Prolongation | undefined> {
    const lock = { mode: 'pessimistic_write' } as const;
    const row = await this.tx.findOne(ProlongationRow, { where: { listingId, state: 'requested' }, lock });
    return row ? Prolongation.restore({ ...row }) : undefined;
  }

  async givenBefore(listing: ListingId, basis: ListingBasis): Promise<boolean> {
    const rows = await this.tx.query<{ given: boolean }[]>(GIVEN_BEFORE, [listing, basis]);
    return rows[0]?.given === true;
  }

  gapsOf(listing: ListingId): Promise<WeighedGap[]> {
    return this.tx.query<WeighedGap[]>(GAPS, [listing]);
  }
}
