import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import type { OrganisationId } from '#libs/kernel';
import type { Horizon } from '../../application/dossier/dossier-reads.js';
import { type ListingFilter, ListingReads, type ReadListing } from '../../application/listing/listing-reads.js';
import type { ListingId } from '../../domain/listing/listing.js';
import { having, joined, listOf, ownerBy } from '../decision/joined-query.js';
import { DecisionRow, ListingRow } from '../decision/rows.js';
import { ApplicationRow } from '../rows.js';

type Beside = Omit<ReadListing, 'listing'>;

@Injectable()
export class PgListingReads extends ListingReads {
  constructor(private readonly database: DataSource) {
    super();
  }

  list(horizon: Horizon, filter: ListingFilter, after: string | undefined, limit: number): Promise<ReadListing[]> {
    const query = listOf(this.database, ListingRow, horizon, { owner: 'r.organisation_id', after, limit });
    return read(having(query, { ...filter }));
  }

  async find(id: ListingId): Promise<ReadListing | null> {
    const query = this.database.getRepository(ListingRow).createQueryBuilder('r').where({ id });
    return (await read(query))[0] ?? null;
  }

  ownerOf(id: string): Promise<OrganisationId | null> {
    return ownerBy(this.database, 'SELECT organisation_id AS owner FROM referencing.listing WHERE id = $1', id);
  }
}

async function read(query: SelectQueryBuilder<ListingRow>): Promise<ReadListing[]> {
  query
    .innerJoin(DecisionRow, 'd', 'd.id = r.lastDecisionId')
    .innerJoin(ApplicationRow, 'a', 'a.id = r.applicationId')
    .addSelect('a.name', 'applicationName')
    .addSelect('a.slug', 'slug')
    .addSelect('d.number', 'decisionNumber')
    .addSelect(
      `(SELECT count(*)::int FROM referencing.finding f WHERE f.listing_id = r.id AND f.state IN ('open', 'planned', 'submitted'))`,
      'openFindings',
    )
    .addSelect(
      `(SELECT w.effective_on::text FROM referencing.withdrawal_request w WHERE w.listing_id = r.id AND w.state = 'running')`,
      'withdrawalOn',
    )
    .addSelect(
      `(SELECT jsonb_build_object('state', p.state, 'motive', p.motive, 'answerBy', p.answer_by, 'answer', p.answer,
          'requestedOn', (p.requested_at AT TIME ZONE 'Europe/Paris')::date)
        FROM referencing.prolongation p WHERE p.listing_id = r.id ORDER BY p.id DESC LIMIT 1)`,
      'prolongation',
    );
  return (await joined<ListingRow, Beside>(query)).map(({ row, beside }) => ({
    listing: { ...row },
    applicationName: beside.applicationName,
    slug: beside.slug,
    decisionNumber: beside.decisionNumber,
    openFindings: beside.openFindings,
    withdrawalOn: beside.withdrawalOn,
    prolongation: beside.prolongation,
  }));
}
