import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import type { OrganisationId } from '#libs/kernel';
import type { Horizon } from '../../application/dossier/dossier-reads.js';
import {
  type HearingFilter,
  MeasureReads,
  type ProposalFilter,
  type ReadHearing,
  type ReadProposal,
} from '../../application/measure/measure-reads.js';
import type { HearingId } from '../../domain/measure/hearing.js';
import type { ProposalId } from '../../domain/measure/measure-proposal.js';
import { having, type Joined, joined, listOf, ownerBy } from '../decision/joined-query.js';
import { ListingRow } from '../decision/rows.js';
import { ApplicationRow } from '../rows.js';
import { HearingRow, MeasureProposalRow } from './rows.js';

interface Beside {
  readonly applicationName: string;
}

@Injectable()
export class PgMeasureReads extends MeasureReads {
  constructor(private readonly database: DataSource) {
    super();
  }

  async hearings(horizon: Horizon, filter: HearingFilter, after: string | undefined, limit: number) {
    const query = listOf(this.database, HearingRow, horizon, { owner: 'r.organisation_id', after, limit });
    return (await joined<HearingRow, Beside>(named(having(query, { ...filter })))).map(hearing);
  }

  async hearing(id: HearingId): Promise<ReadHearing | null> {
    const query = this.database.getRepository(HearingRow).createQueryBuilder('r').where({ id });
    return (await joined<HearingRow, Beside>(named(query))).map(hearing)[0] ?? null;
  }

  ownerOfHearing(id: string): Promise<OrganisationId | null> {
    return ownerBy(this.database, 'SELECT organisation_id AS owner FROM referencing.hearing WHERE id = $1', id);
  }

  async proposals(filter: ProposalFilter, after: string | undefined, limit: number) {
    const query = listOf(this.database, MeasureProposalRow, 'all', { owner: '', after, limit });
    return (await joined<MeasureProposalRow, Beside>(named(having(query, { ...filter })))).map(proposal);
  }

  async proposal(id: ProposalId): Promise<ReadProposal | null> {
    const query = this.database.getRepository(MeasureProposalRow).createQueryBuilder('r').where({ id });
    return (await joined<MeasureProposalRow, Beside>(named(query))).map(proposal)[0] ?? null;
  }
}

const named = <Row extends HearingRow | MeasureProposalRow>(query: SelectQueryBuilder<Row>): SelectQueryBuilder<Row> =>
  query
    .innerJoin(ListingRow, 'l', 'l.id = r.listingId')
    .innerJoin(ApplicationRow, 'a', 'a.id = l.applicationId')
    .addSelect('a.name', 'applicationName');

const hearing = ({ row, beside }: Joined<HearingRow, Beside>): ReadHearing => ({
  hearing: { ...row },
  ...nameOf(beside),
});

const proposal = ({ row, beside }: Joined<MeasureProposalRow, Beside>): ReadProposal => ({
  proposal: { ...row },
  ...nameOf(beside),
});

const nameOf = ({ applicationName }: Beside): Beside => ({ applicationName });
