import { Injectable } from '@nestjs/common';
import { Brackets, DataSource, type SelectQueryBuilder } from 'typeorm';
import {
  type InboxFilter,
  type InboxPosition,
  type InboxRow,
  type ReportMessage,
  ReportReads,
} from '../application/triage/report-reads.js';
import type { Attachment } from '../domain/report/attachment.js';
import type { MachineReading } from '../domain/report/machine-reading.js';
import type { ReportFacts } from '../domain/report/report.js';
import type { ReportId, TriageSnapshot } from '../domain/report/triage.js';
import { AttachmentRow, attachmentOf } from './attachment/attachment.row.js';
import { MessageRow, ReadingRow, ReportRow, TriageRow } from './rows.js';

type Joined = ReportRow & { readonly triage: TriageRow };

@Injectable()
export class PgReportReads extends ReportReads {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async inbox(
    { state, severity, kind }: InboxFilter,
    after: InboxPosition | undefined,
    limit: number,
  ): Promise<readonly InboxRow[]> {
    const query = this.joined();
    if (state) query.andWhere('triage.state = :state', { state });
    if (severity) query.andWhere('triage.severity = :severity', { severity });
    if (kind) query.andWhere('triage.kind = :kind', { kind });
    if (after) query.andWhere(beyond(after));
    query.orderBy('triage.due_at', 'ASC', 'NULLS LAST').addOrderBy('report.id', 'ASC').limit(limit);
    return rowsOf(query);
  }

  override async find(id: ReportId): Promise<InboxRow | undefined> {
    const [row] = await rowsOf(this.joined().where('report.id = :id', { id }));
    return row;
  }

  override async byNumber(number: string): Promise<ReportFacts | undefined> {
    const row = await this.database.manager.findOneBy(ReportRow, { number });
    return row ? { ...row } : undefined;
  }

  override async triage(reportId: ReportId): Promise<TriageSnapshot | undefined> {
    const row = await this.database.manager.findOneBy(TriageRow, { reportId });
    return row ? { ...row } : undefined;
  }

  override async reading(reportId: ReportId): Promise<MachineReading | undefined> {
    return (await this.database.manager.findOneBy(ReadingRow, { reportId })) ?? undefined;
  }

  override async messages(reportId: ReportId): Promise<readonly ReportMessage[]> {
    const rows = await this.database.manager.find(MessageRow, { where: { reportId }, order: { no: 'ASC' } });
    return rows.map(({ no, author, at }) => ({ no, author, at }));
  }

  override async attachments(reportId: ReportId): Promise<readonly Attachment[]> {
    const rows = await this.database.manager.find(AttachmentRow, { where: { reportId }, order: { no: 'ASC' } });
    return rows.map(attachmentOf);
  }

  override similar(id: ReportId, limit: number): Promise<readonly InboxRow[]> {
    const query = this.joined()
      .innerJoin(ReportRow, 'subject', 'subject.id = :id AND subject.application_id = report.application_id', { id })
      .innerJoin(TriageRow, 'sorted', 'sorted.report_id = subject.id AND sorted.kind = triage.kind')
      .where('report.id <> :id', { id });
    return rowsOf(query.orderBy('report.id', 'DESC').limit(limit));
  }

  private joined(): SelectQueryBuilder<ReportRow> {
    return this.database.manager
      .createQueryBuilder(ReportRow, 'report')
      .innerJoinAndMapOne('report.triage', TriageRow, 'triage', 'triage.report_id = report.id');
  }
}

/** What was sorted has no limit and comes after all that has one. */
const beyond = ({ dueAt, id }: InboxPosition): Brackets =>
  new Brackets((where) =>
    dueAt === null
      ? where.where('triage.due_at IS NULL AND report.id > :id', { id })
      : where.where('(triage.due_at, report.id) > (:dueAt, :id) OR triage.due_at IS NULL', { dueAt, id }),
  );

async function rowsOf(query: SelectQueryBuilder<ReportRow>): Promise<InboxRow[]> {
  const rows = (await query.getMany()) as Joined[];
  return rows.map(({ triage, ...report }) => ({ report, triage: { ...triage } }));
}
