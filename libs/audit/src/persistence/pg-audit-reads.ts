import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type AuditFilter, type AuditParties, AuditReads, type Horizon } from '../application/audit/audit-reads.js';
import type { AuditSnapshot } from '../domain/audit/audit-snapshot.js';
import type { AuditId } from '../domain/ids.js';
import { snapshotOf } from './audit-row.js';
import { AuditRow } from './rows.js';

@Injectable()
export class PgAuditReads extends AuditReads {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async list(
    horizon: Horizon,
    { plannedBefore, ...filter }: AuditFilter,
    after: string | undefined,
    limit: number,
  ): Promise<AuditSnapshot[]> {
    const query = this.database
      .getRepository(AuditRow)
      .createQueryBuilder('r')
      .where({ ...filter });
    if (horizon !== 'all') {
      query.andWhere('r.organisationId = ANY (:organisations) AND r.toldAt IS NOT NULL', {
        organisations: [...horizon.organisations],
      });
    }
    if (plannedBefore !== undefined) {
      query.andWhere(`r.state = 'planned' AND r.plannedOn < :plannedBefore`, { plannedBefore });
    }
    if (after !== undefined) query.andWhere('r.id < :after', { after });
    return (await query.orderBy('r.id', 'DESC').limit(limit).getMany()).map(snapshotOf);
  }

  override async find(id: AuditId): Promise<AuditSnapshot | null> {
    const row = await this.database.getRepository(AuditRow).findOneBy({ id });
    return row && snapshotOf(row);
  }

  override async partiesOf(id: string): Promise<AuditParties | null> {
    const audit = await this.find(id as AuditId);
    if (!audit) return null;
    const { organisationId, toldAt, leadId, team } = audit;
    return { organisationId, isTold: toldAt !== null, leadId, team };
  }
}
