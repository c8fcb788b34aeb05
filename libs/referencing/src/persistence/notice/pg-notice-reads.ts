import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import type { OrganisationId } from '#libs/kernel';
import type { Horizon } from '../../application/dossier/dossier-reads.js';
import { NoticeReads, type ReadNotice } from '../../application/notice/notice-reads.js';
import type { NoticeId } from '../../domain/notice/notice.js';
import type { NoticeState } from '../../domain/notice/notice.lifecycle.js';
import { having, joined, listOf, ownerBy } from '../decision/joined-query.js';
import { DecisionRow, NoticeRow } from '../decision/rows.js';
import { ApplicationRow, DossierRow } from '../rows.js';

type Beside = Omit<ReadNotice, 'notice'>;

@Injectable()
export class PgNoticeReads extends NoticeReads {
  constructor(private readonly database: DataSource) {
    super();
  }

  list(horizon: Horizon, filter: { readonly state?: NoticeState }, after: string | undefined, limit: number) {
    const query = listOf(this.database, NoticeRow, horizon, { owner: 'r.organisation_id', after, limit });
    return read(having(query, { ...filter }));
  }

  async find(id: NoticeId): Promise<ReadNotice | null> {
    const query = this.database.getRepository(NoticeRow).createQueryBuilder('r').where({ id });
    return (await read(query))[0] ?? null;
  }

  ownerOf(id: string): Promise<OrganisationId | null> {
    return ownerBy(this.database, 'SELECT organisation_id AS owner FROM referencing.notice WHERE id = $1', id);
  }
}

async function read(query: SelectQueryBuilder<NoticeRow>): Promise<ReadNotice[]> {
  query
    .innerJoin(DecisionRow, 'd', 'd.id = r.decisionId')
    .leftJoin(DossierRow, 'o', 'o.id = d.dossierId')
    .innerJoin(ApplicationRow, 'a', 'a.id = d.applicationId')
    .addSelect('d.number', 'decisionNumber')
    .addSelect('o.id', 'dossierId')
    .addSelect('o.number', 'dossierNumber')
    .addSelect('a.name', 'applicationName');
  return (await joined<NoticeRow, Beside>(query)).map(({ row, beside }) => ({
    notice: { ...row },
    decisionNumber: beside.decisionNumber,
    dossierId: beside.dossierId,
    dossierNumber: beside.dossierNumber,
    applicationName: beside.applicationName,
  }));
}
