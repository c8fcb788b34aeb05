import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import type { OrganisationId } from '#libs/kernel';
import type { Horizon } from '../../application/dossier/dossier-reads.js';
import { type FindingFilter, FindingReads, type ReadFinding } from '../../application/finding/finding-reads.js';
import type { FindingId } from '../../domain/finding/finding.js';
import { having, joined, listOf, ownerBy } from '../decision/joined-query.js';
import { ListingRow } from '../decision/rows.js';
import { ApplicationRow } from '../rows.js';
import { fromFindingRow } from './finding-row.js';
import { FindingRow } from './rows.js';

/** The publisher is late: nothing was sent, and the day has passed. */
const LATE = `(r.state IN ('open', 'planned') AND r.due_on < :today)`;

@Injectable()
export class PgFindingReads extends FindingReads {
  constructor(private readonly database: DataSource) {
    super();
  }

  list(horizon: Horizon, filter: FindingFilter, after: string | undefined, limit: number) {
    const { listing, state, source, dueBefore, overdue, today } = filter;
    const query = listOf(this.database, FindingRow, horizon, { owner: 'l.organisation_id', after, limit });
    having(query, { listingId: listing, state, sourceType: source });
    if (dueBefore !== undefined) query.andWhere('r.due_on <= :dueBefore', { dueBefore });
    if (overdue !== undefined) query.andWhere(overdue ? LATE : `NOT ${LATE}`, { today });
    return read(query);
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
    finding: fromFindingRow({ ...row }),
    applicationName: beside.applicationName,
  }));
}
