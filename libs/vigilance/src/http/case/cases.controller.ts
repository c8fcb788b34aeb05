import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { pageOf } from '#libs/http';
import { ApiTags } from '#openapi';
import { CaseReads } from '../../application/case/case-reads.js';
import type { OnCase } from '../../application/case/case-steps.js';
import { DecideCase } from '../../application/case/decide-case.js';
import { OpenCase } from '../../application/case/open-case.js';
import type { CaseId } from '../../domain/case/case-snapshot.js';
import type { ReportId } from '../../domain/report/triage.js';
import {
  CasesQuery,
  CloseCaseDto,
  ConfirmCaseDto,
  DismissCaseDto,
  type OnCaseDto,
  OpenCaseDto,
  QualifyCaseDto,
  ReopenCaseDto,
} from './case.dto.js';
import { CaseListView, IncidentCaseView } from './case.view.js';
import { caseKey, readCaseKey } from './case-position.js';
import { CasePresenter } from './case-presenter.js';

/** Cases: what reports tell of one application, looked into by people. */
@ApiTags('cases')
@Controller('api/v1/cases')
export class CasesController {
  constructor(
    private readonly reads: CaseReads,
    private readonly opening: OpenCase,
    private readonly deciding: DecideCase,
    private readonly presenter: CasePresenter,
  ) {}

  @Get()
  @Operation('listIncidentCases', 'Cases, what is due first before the rest')
  async list(@Query() { after, limit, ...filter }: CasesQuery): Promise<CaseListView> {
    const position = after === undefined ? undefined : readCaseKey(after);
    const rows = await this.reads.list(filter, position, limit + 1);
    const { items, next } = pageOf(rows, limit, caseKey, (row) => this.presenter.line(row));
    return { items: [...items], ...(next !== undefined && { next }) };
  }

  @Post()
  @Operation('openIncidentCase', 'Open a case for one serious report, or for several alike')
  async open(@CurrentActing() acting: Acting, @Body() { reports }: OpenCaseDto): Promise<IncidentCaseView> {
    const { id } = await this.opening.execute(acting.actor, reports as ReportId[]);
    return this.presenter.view(acting, id);
  }

  @Get(':caseId')
  @Operation('readIncidentCase', 'One case: its reports, how it stands, and what was concluded')
  read(@CurrentActing() acting: Acting, @Param('caseId') id: string): Promise<IncidentCaseView> {
    return this.presenter.view(acting, id as CaseId);
  }

  @Post(':caseId/qualification')
  @HttpCode(200)
  @Operation('qualifyIncidentCase', 'Say what it is, how grave, and which versions are affected')
  async qualify(
    @CurrentActing() acting: Acting,
    @Param('caseId') id: string,
    @Body() { expectedVersion, ...qualification }: QualifyCaseDto,
  ): Promise<IncidentCaseView> {
    await this.deciding.qualify(acting.actor, on(id, { expectedVersion }), qualification);
    return this.presenter.view(acting, id as CaseId);
  }

  @Post(':caseId/dismissal')
  @HttpCode(200)
  @Operation('dismissIncidentCase', 'End a case that is not to be looked into')
  async dismiss(
    @CurrentActing() acting: Acting,
    @Param('caseId') id: string,
    @Body() { expectedVersion, ...concluding }: DismissCaseDto,
  ): Promise<IncidentCaseView> {
    await this.deciding.dismiss(acting.actor, on(id, { expectedVersion }), concluding);
    return this.presenter.view(acting, id as CaseId);
  }

  @Post(':caseId/confirmation')
  @HttpCode(200)
  @Operation('confirmIncidentCase', 'Establish the facts, and what the publisher has to put right')
  async confirm(
    @CurrentActing() acting: Acting,
    @Param('caseId') id: string,
    @Body() { expectedVersion, askAudit = false, ...confirming }: ConfirmCaseDto,
  ): Promise<IncidentCaseView> {
    await this.deciding.confirm(acting.actor, on(id, { expectedVersion }), { ...confirming, askAudit });
    return this.presenter.view(acting, id as CaseId);
  }

  @Post(':caseId/closure')
  @HttpCode(200)
  @Operation('closeIncidentCase', 'End a case that was looked into, with nothing left to put right')
  async close(
    @CurrentActing() acting: Acting,
    @Param('caseId') id: string,
    @Body() { expectedVersion, ...concluding }: CloseCaseDto,
  ): Promise<IncidentCaseView> {
    await this.deciding.close(acting.actor, on(id, { expectedVersion }), { ...concluding, services: [] });
    return this.presenter.view(acting, id as CaseId);
  }

  @Post(':caseId/reopening')
  @HttpCode(200)
  @Operation('reopenIncidentCase', 'Open a closed case again; its earlier conclusion stays')
  async reopen(
    @CurrentActing() acting: Acting,
    @Param('caseId') id: string,
    @Body() { expectedVersion, motive }: ReopenCaseDto,
  ): Promise<IncidentCaseView> {
    await this.deciding.reopen(acting.actor, on(id, { expectedVersion }), motive);
    return this.presenter.view(acting, id as CaseId);
  }
}

const on = (id: string, { expectedVersion }: OnCaseDto): OnCase => ({ caseId: id as CaseId, expectedVersion });
