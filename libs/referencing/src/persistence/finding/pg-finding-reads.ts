import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import type { OrganisationId } from '#libs/kernel';
import type { Horizon } from '../../application/dossier/dossier-reads.js';
import { type FindingFilter, FindingReads, type ReadFinding } from '../../application/finding/finding-reads.js';
import type { FindingId } from '../../domain/finding/finding.js';
import { having, joined, listOf, ownerBy } from '../decision/joined-query.js';
import { FindingRow, ListingRow } from '../decision/rows.js';
import { ApplicationRow } from '../rows.js';

@Injectable()
export class PgFindingReads extends FindingReads {
  constructor(private readonly database: DataSource) {
    super();
  }

  list(horizon: Horizon, { listing, state }: FindingFilter, after: string | undefined, limit: number) {
    const query = listOf(this.database, FindingRow, horizon, { owner: 'l.organisation_id', after, limit });
    return read(having(query, { listingId: listing, state }));
  }

  async find(id: FindingId): Promise<ReadFinding | null> {
    const query = this.database.getRepository(FindingRow).createQueryBuilder('r').where({ id });
    return (await read(query))[0] ?? null;
  }

  ownerOf(id: string): Promise<OrganisationId | null> {
    return ownerBy(
      this.database,
      `SELECT l.organisation_id AS owner FROM referencing.finding f JOIN referencing.listing l ON l.id = f.listing_id WHERE f.id = $1`,
      id,
    );
  }
}

async function read(query: SelectQueryBuilder<FindingRow>): Promise<ReadFinding[]> {
  query
    .innerJoin(ListingRow, 'l', 'l.id = r.listingId')
    .innerJoin(ApplicationRow, 'a', 'a.id = l.applicationId')
    .addSelect('a.name', 'applicationName');
  return (await joined<FindingRow, { applicationName: string }>(query)).map(({ row, beside }) => ({
    finding: { ...row },
    applicationName: beside.applicationName,
  }));
}
