import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import {
  type DecisionFilter,
  type DecisionOwner,
  DecisionReads,
  type ReadDecision,
} from '../../application/decision/decision-reads.js';
import type { Horizon } from '../../application/dossier/dossier-reads.js';
import type { DecisionId } from '../../domain/decision/decision.js';
import { ApplicationRow, DossierRow } from '../rows.js';
import { fromRow } from './decision-row.js';
import { having, type Joined, joined, listOf } from './joined-query.js';
import { DecisionRow } from './rows.js';

interface Beside {
  readonly applicationName: string;
  readonly dossierNumber: string | null;
  readonly supersedesNumber: string | null;
  readonly laterId: DecisionId | null;
  readonly laterNumber: string | null;
}

const ACKNOWLEDGED = `EXISTS (SELECT FROM referencing.notice n WHERE n.decision_id = r.id AND n.state = 'acknowledged')`;

@Injectable()
export class PgDecisionReads extends DecisionReads {
  constructor(private readonly database: DataSource) {
    super();
  }

  async list(
    horizon: Horizon,
    filter: DecisionFilter,
    after: string | undefined,
    limit: number,
  ): Promise<ReadDecision[]> {
    const query = listOf(this.database, DecisionRow, horizon, { owner: 'r.organisation_id', after, limit });
    if (horizon !== 'all') query.andWhere(ACKNOWLEDGED);
    return (await joined<DecisionRow, Beside>(withNames(having(query, { ...filter })))).map(read);
  }

  async find(id: DecisionId): Promise<ReadDecision | null> {
    const query = this.database.getRepository(DecisionRow).createQueryBuilder('r').where({ id });
    return (await joined<DecisionRow, Beside>(withNames(query))).map(read)[0] ?? null;
  }

  async ownerOf(id: string): Promise<DecisionOwner | null> {
    const rows = await this.database.query<DecisionOwner[]>(
      `SELECT r.organisation_id AS "organisationId", o.lead_id AS "leadId", ${ACKNOWLEDGED} AS acknowledged
       FROM referencing.decision r LEFT JOIN referencing.dossier o ON o.id = r.dossier_id WHERE r.id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }
}

const withNames = (query: SelectQueryBuilder<DecisionRow>): SelectQueryBuilder<DecisionRow> =>
  query
    .innerJoin(ApplicationRow, 'a', 'a.id = r.applicationId')
    .leftJoin(DossierRow, 'o', 'o.id = r.dossierId')
    .leftJoin(DecisionRow, 'former', 'former.id = r.supersedes')
    .leftJoin(DecisionRow, 'later', 'later.supersedes = r.id')
    .addSelect('a.name', 'applicationName')
    .addSelect('o.number', 'dossierNumber')
    .addSelect('former.number', 'supersedesNumber')
    .addSelect('later.id', 'laterId')
    .addSelect('later.number', 'laterNumber');

const read = ({ row, beside }: Joined<DecisionRow, Beside>): ReadDecision => ({
  decision: fromRow(row),
  applicationName: beside.applicationName,
  dossierNumber: beside.dossierNumber,
  supersedesNumber: beside.supersedesNumber,
  supersededBy: beside.laterId && beside.laterNumber ? { id: beside.laterId, number: beside.laterNumber } : null,
});
