import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { pageOf } from '#libs/http';
import { ApiTags } from '#openapi';
import { ReportReads } from '../application/triage/report-reads.js';
import { type OnReport, SortReport } from '../application/triage/sort-report.js';
import type { ReportId } from '../domain/report/triage.js';
import { inboxKey, readInboxKey } from './inbox-position.js';
import {
  AnswerReportDto,
  InboxQuery,
  LowerReportDto,
  type OnReportDto,
  OpenReportDto,
  SortReportDto,
} from './report.dto.js';
import { IncidentContentView, IncidentInboxView, IncidentReportView } from './report.view.js';
import { contentView, ReportPresenter } from './report-presenter.js';

/** The inbox of the vigilance. */
@ApiTags('reports')
@Controller('api/v1/reports')
export class ReportsController {
  constructor(
    private readonly reads: ReportReads,
    private readonly sorting: SortReport,
    private readonly presenter: ReportPresenter,
  ) {}

  @Get()
  @Operation('listIncidentReports', 'Reports, what is due first before the rest')
  async list(@Query() { after, limit, ...filter }: InboxQuery): Promise<IncidentInboxView> {
    const position = after === undefined ? undefined : readInboxKey(after);
    const rows = await this.reads.inbox(filter, position, limit + 1);
    const { items, next } = pageOf(rows, limit, inboxKey, (row) => this.presenter.line(row));
    return { items: [...items], ...(next !== undefined && { next }) };
  }

  @Get(':reportId')
  @Operation('readIncidentReport', 'One report: its facts, how it stands, and its text without the people in it')
  read(@CurrentActing() acting: Acting, @Param('reportId') id: string): Promise<IncidentReportView> {
    return this.presenter.view(acting, id as ReportId);
  }

  @Post(':reportId/opening')
  @HttpCode(200)
  @Operation('openIncidentReport', 'Open what was written, for a reason that the reporter will see')
  async open(
    @CurrentActing() { actor }: Acting,
    @Param('reportId') id: string,
    @Body() { because, withIdentity }: OpenReportDto,
  ): Promise<IncidentContentView> {
    return contentView(await this.sorting.read(actor, id as ReportId, because, withIdentity));
  }

  @Post(':reportId/sorting')
  @HttpCode(200)
  @Operation('sortIncidentReport', 'Say what the report is, how grave, and who is told')
  async sort(
    @CurrentActing() acting: Acting,
    @Param('reportId') id: string,
    @Body() { expectedVersion, ...sorting }: SortReportDto,
  ): Promise<IncidentReportView> {
    await this.sorting.sort(acting.actor, on(id, { expectedVersion }), sorting);
    return this.presenter.view(acting, id as ReportId);
  }

  @Post(':reportId/lowering')
  @HttpCode(200)
  @Operation('lowerIncidentReport', 'Ask a second person to give a lower severity')
  async lower(
    @CurrentActing() acting: Acting,
    @Param('reportId') id: string,
    @Body() { expectedVersion, severity, motive }: LowerReportDto,
  ): Promise<IncidentReportView> {
    await this.sorting.askLowering(acting.actor, on(id, { expectedVersion }), severity, motive);
    return this.presenter.view(acting, id as ReportId);
  }

  @Post(':reportId/messages')
  @HttpCode(200)
  @Operation('answerIncidentReport', 'Write to the reporter, who reads it with his code')
  async answer(
    @CurrentActing() acting: Acting,
    @Param('reportId') id: string,
    @Body() { text }: AnswerReportDto,
  ): Promise<IncidentReportView> {
    await this.sorting.answer(acting.actor, id as ReportId, text);
    return this.presenter.view(acting, id as ReportId);
  }
}

const on = (id: string, { expectedVersion }: OnReportDto): OnReport => ({ reportId: id as ReportId, expectedVersion });
