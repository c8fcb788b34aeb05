import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, LessThan } from 'typeorm';
import { Conflict, NotFound } from '#libs/kernel';
import { type RequestHorizon, RequestReads, type RequestStore } from '../../application/request/request.work.js';
import type { CaseId } from '../../domain/case/case-snapshot.js';
import type { ReportId } from '../../domain/report/triage.js';
import { PublisherRequest, type RequestId, type RequestSnapshot } from '../../domain/request/publisher-request.js';
import { RequestRow, requestRowOf } from './request-row.js';

/** A report that came with a merged case is still one of those that the merged case told the publisher of. */
async function last(tx: EntityManager, report: ReportId): Promise<RequestId | undefined> {
  const [row] = await tx.query<{ id: RequestId }[]>(
    `SELECT id FROM vigilance.publisher_request WHERE report_id = $1 OR case_id IN (
       SELECT unnest(ARRAY[case_id, via_case]) FROM vigilance.case_report WHERE report_id = $1 AND detached_at IS NULL)
     ORDER BY id DESC LIMIT 1`,
    [report],
  );
  return row?.id;
}

export class PgRequests implements RequestStore {
  constructor(private readonly tx: EntityManager) {}

  async nextSerial(): Promise<string> {
    const rows = await this.tx.query<{ serial: string }[]>(`SELECT nextval('vigilance.request_serial') AS serial`);
    return rows[0]?.serial ?? '';
  }

  /** The caller holds the lock of the report: none comes in between. */
  async add(request: PublisherRequest): Promise<void> {
    const row = requestRowOf(request.toSnapshot());
    if (row.reportId !== null && (await this.tx.existsBy(RequestRow, { reportId: row.reportId }))) {
      throw new Conflict('facts_sent_already', 'The publisher has the facts of this report already.');
    }
    await this.tx.insert(RequestRow, row);
  }

  async save(request: PublisherRequest): Promise<void> {
    const { id, ...changes } = requestRowOf(request.toSnapshot());
    await this.tx.update(RequestRow, { id }, changes);
  }

  async forUpdate(id: RequestId): Promise<PublisherRequest> {
    const row = await this.tx.findOne(RequestRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!row) throw new NotFound('publisher request', id);
    return PublisherRequest.restore({ ...row });
  }

  lastOf(report: ReportId): Promise<RequestId | undefined> {
    return last(this.tx, report);
  }

  async reportersOf({ caseId, reportId }: RequestSnapshot): Promise<readonly ReportId[]> {
    if (reportId !== null) return [reportId];
    const rows = await this.tx.query<{ id: ReportId }[]>(
      `SELECT DISTINCT report_id AS id FROM vigilance.case_report
       WHERE (case_id = $1 OR via_case = $1) AND detached_at IS NULL ORDER BY id`,
      [caseId],
    );
    return rows.map(({ id }) => id);
  }
}

@Injectable()
export class PgRequestReads extends RequestReads {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async list(
    horizon: RequestHorizon,
    after: RequestId | undefined,
    limit: number,
  ): Promise<readonly RequestSnapshot[]> {
    const rows = await this.database.manager.find(RequestRow, {
      where: {
        ...(horizon !== 'all' && { organisationId: In([...horizon.organisations]) }),
        ...(after !== undefined && { id: LessThan(after) }),
      },
      order: { id: 'DESC' },
      take: limit,
    });
    return rows.map((row) => ({ ...row }));
  }

  override async find(id: RequestId): Promise<RequestSnapshot | undefined> {
    const row = await this.database.manager.findOneBy(RequestRow, { id });
    return row ? { ...row } : undefined;
  }

  override async lastOf(report: ReportId): Promise<RequestSnapshot | undefined> {
    const id = await last(this.database.manager, report);
    return id && this.find(id);
  }

  override async from(source: CaseId | ReportId): Promise<readonly RequestSnapshot[]> {
    const where = [{ caseId: source as CaseId }, { reportId: source as ReportId }];
    const rows = await this.database.manager.find(RequestRow, { where, order: { id: 'ASC' } });
    return rows.map((row) => ({ ...row }));
  }

  override async judged(applicationId: string): Promise<readonly RequestSnapshot[]> {
    const query = this.database.manager
      .createQueryBuilder(RequestRow, 'request')
      .where('request.application_id = :applicationId', { applicationId })
      .andWhere(`request.commitments @> ANY(ARRAY['[{"verdict":"kept"}]', '[{"verdict":"not_kept"}]']::jsonb[])`);
    return (await query.orderBy('request.id', 'DESC').limit(100).getMany()).map((row) => ({ ...row }));
  }
}
