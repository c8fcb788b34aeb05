import type { EntityManager } from 'typeorm';
import type { HearingStore, ProposalStore, WithdrawalStore } from '../../application/measure/measure.ports.js';
import type { ListingId } from '../../domain/listing/listing-id.js';
import { type HeardMeasure, Hearing, type HearingId } from '../../domain/measure/hearing.js';
import {
  MeasureProposal,
  type ProposalId,
  type ProposalSource,
  type ProposedMeasure,
} from '../../domain/measure/measure-proposal.js';
import { Withdrawal, type WithdrawalId } from '../../domain/measure/withdrawal.js';
import { AggregateStore } from '../aggregate-store.js';
import { HearingRow, MeasureProposalRow, WithdrawalRow } from './rows.js';

const LOCK = { mode: 'pessimistic_write' } as const;

/** A hearing counts for what it was opened for, and not for what was decided since. */
const CONCLUDED = `SELECT EXISTS (
  SELECT FROM referencing.hearing h JOIN referencing.listing l ON l.id = h.listing_id
  WHERE h.listing_id = $1 AND h.measure = $2 AND h.state IN ('answered', 'unanswered')
    AND h.opened_at >= (SELECT max(d.signed_at) FROM referencing.decision d
      WHERE (d.id = l.assessed_by OR (d.listing_id = l.id AND d.outcome IN ('lifted', 'restored'))))) AS heard`;

export class PgHearings extends AggregateStore<HearingRow, Hearing, HearingId> implements HearingStore {
  constructor(tx: EntityManager) {
    super(tx, {
      row: HearingRow,
      thing: 'hearing',
      restore: (row) => Hearing.restore({ ...row }),
      snapshot: (hearing) => hearing.toSnapshot(),
    });
  }

  async openOn(listingId: ListingId): Promise<Hearing[]> {
    const rows = await this.tx.find(HearingRow, {
      where: { listingId, state: 'open' },
      order: { id: 'ASC' },
      lock: LOCK,
    });
    return rows.map((row) => Hearing.restore({ ...row }));
  }

  async isConcluded(listing: ListingId, measure: HeardMeasure): Promise<boolean> {
    const rows = await this.tx.query<{ heard: boolean }[]>(CONCLUDED, [listing, measure]);
    return rows[0]?.heard === true;
  }
}

export class PgProposals
  extends AggregateStore<MeasureProposalRow, MeasureProposal, ProposalId>
  implements ProposalStore
{
  constructor(tx: EntityManager) {
    super(tx, {
      row: MeasureProposalRow,
      thing: 'measure proposal',
      restore: (row) => MeasureProposal.restore({ ...row }),
      snapshot: (proposal) => proposal.toSnapshot(),
    });
  }

  async openOn(listingId: ListingId): Promise<MeasureProposal[]> {
    const where = { listingId, state: 'open' as const };
    const rows = await this.tx.find(MeasureProposalRow, { where, order: { id: 'ASC' }, lock: LOCK });
    return rows.map((row) => MeasureProposal.restore({ ...row }));
  }

  isKnown(sourceType: ProposalSource, sourceId: string, measure: ProposedMeasure): Promise<boolean> {
    return this.tx.existsBy(MeasureProposalRow, { sourceType, sourceId, measure });
  }
}

export class PgWithdrawals extends AggregateStore<WithdrawalRow, Withdrawal, WithdrawalId> implements WithdrawalStore {
  constructor(tx: EntityManager) {
    super(tx, {
      row: WithdrawalRow,
      thing: 'withdrawal',
      restore: (row) => Withdrawal.restore({ ...row }),
      snapshot: (withdrawal) => withdrawal.toSnapshot(),
    });
  }

  async runningOn(listingId: ListingId): Promise<Withdrawal | undefined> {
    const row = await this.tx.findOne(WithdrawalRow, { where: { listingId, state: 'running' }, lock: LOCK });
    return row ? Withdrawal.restore({ ...row }) : undefined;
  }
}
