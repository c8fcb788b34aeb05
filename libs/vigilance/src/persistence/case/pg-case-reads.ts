import { Injectable } from '@nestjs/common';
import { Brackets, DataSource } from 'typeorm';
import { type CaseFilter, type CasePosition, CaseReads } from '../../application/case/case-reads.js';
import type { CaseReport } from '../../domain/case/case-opening.js';
import type { CaseId, CaseSnapshot } from '../../domain/case/case-snapshot.js';
import type { ReportFacts } from '../../domain/report/report.js';
import type { ReportId } from '../../domain/report/triage.js';
import type { CaseSeverity } from '../../domain/report/vocabulary.js';
import { CASE_REPORTS } from './case-reports.sql.js';
import { CaseRow } from './case-rows.js';

@Injectable()
export class PgCaseReads extends CaseReads {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async list(
    { state, severity, applicationId }: CaseFilter,
    after: CasePosition | undefined,
    limit: number,
  ): Promise<readonly CaseSnapshot[]> {
    const query = this.database.manager.createQueryBuilder(CaseRow, 'incident').where('true');
    if (state) query.andWhere('incident.state = :state', { state });
    if (severity) query.andWhere('incident.severity = :severity', { severity });
    if (applicationId) query.andWhere('incident.application_id = :applicationId', { applicationId });
    if (after) query.andWhere(beyond(after));
    query.orderBy('incident.due_at', 'ASC', 'NULLS LAST').addOrderBy('incident.id', 'ASC').limit(limit);
    return (await query.getMany()).map((row) => ({ ...row }));
  }

  override async find(id: CaseId): Promise<CaseSnapshot | undefined> {
    const row = await this.database.manager.findOneBy(CaseRow, { id });
    return row ? { ...row } : undefined;
  }

  override async ofReport(report: ReportId): Promise<CaseSnapshot | undefined> {
    const row = await this.database.manager
      .createQueryBuilder(CaseRow, 'incident')
      .where(
        `incident.id = (SELECT case_id FROM vigilance.case_report WHERE report_id = :report AND detached_at IS NULL)`,
        { report },
      )
      .getOne();
    return row ? { ...row } : undefined;
  }

  override async established(
    applicationId: string,
    severities: readonly CaseSeverity[],
  ): Promise<readonly CaseSnapshot[]> {
    const query = this.database.manager
      .createQueryBuilder(CaseRow, 'incident')
      .where(`incident.application_id = :applicationId AND incident.state = 'closed'`, { applicationId })
      .andWhere('incident.severity = ANY(:severities)', { severities })
      .andWhere(`incident.conclusions -> -1 ->> 'outcome' IN ('confirmed', 'corrected')`);
    return (
      await query.orderBy('incident.state_since', 'DESC').addOrderBy('incident.id', 'DESC').limit(100).getMany()
    ).map((row) => ({ ...row }));
  }

  override async joinableBy(
    { applicationId, applicationName }: ReportFacts,
    limit: number,
  ): Promise<readonly CaseSnapshot[]> {
    const query = this.database.manager
      .createQueryBuilder(CaseRow, 'incident')
      .where(`incident.state <> 'closed' AND incident.application_id IS NOT DISTINCT FROM :applicationId`, {
        applicationId,
      });
    if (applicationId === null) query.andWhere('incident.application_name = :applicationName', { applicationName });
    query.orderBy('incident.due_at', 'ASC', 'NULLS LAST').addOrderBy('incident.id', 'ASC').limit(limit);
    return (await query.getMany()).map((row) => ({ ...row }));
  }

  override reportsOf(id: CaseId): Promise<readonly CaseReport[]> {
    return this.database.query<CaseReport[]>(`${CASE_REPORTS} WHERE attached.case_id = $1 ORDER BY r.id`, [id]);
  }
}

/** What has no limit comes after all that has one. */
const beyond = ({ dueAt, id }: CasePosition): Brackets =>
  new Brackets((where) =>
    dueAt === null
      ? where.where('incident.due_at IS NULL AND incident.id > :id', { id })
      : where.where('(incident.due_at, incident.id) > (:dueAt, :id) OR incident.due_at IS NULL', { dueAt, id }),
  );
