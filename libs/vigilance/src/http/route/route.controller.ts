import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { ApiTags } from '#openapi';
import { RouteCase } from '../../application/route/route-case.js';
import { RouteReport } from '../../application/route/route-report.js';
import type { CaseId } from '../../domain/case/case-snapshot.js';
import type { ReportId } from '../../domain/report/triage.js';
import { IncidentCaseView } from '../case/case.view.js';
import { CasePresenter } from '../case/case-presenter.js';
import { IncidentReportView } from '../report.view.js';
import { ReportPresenter } from '../report-presenter.js';
import { RouteDto } from './route.dto.js';

/** One act accepts who is told, as the rules propose it, or corrects it. */
@ApiTags('reports')
@Controller('api/v1')
export class RouteController {
  constructor(
    private readonly reports: RouteReport,
    private readonly cases: RouteCase,
    private readonly reportViews: ReportPresenter,
    private readonly caseViews: CasePresenter,
  ) {}

  @Post('reports/:reportId/route')
  @HttpCode(200)
  @Operation('routeIncidentReport', 'Accept who is told of the report as it was read, or correct it')
  async report(
    @CurrentActing() acting: Acting,
    @Param('reportId') id: string,
    @Body() { expectedVersion, ...choice }: RouteDto,
  ): Promise<IncidentReportView> {
    const reportId = id as ReportId;
    await this.reports.execute(acting.actor, { reportId, expectedVersion }, choice);
    return this.reportViews.view(acting, reportId);
  }

  @Post('cases/:caseId/route')
  @HttpCode(200)
  @Operation('routeIncidentCase', 'Accept who is told of the case, or correct it')
  async case(
    @CurrentActing() acting: Acting,
    @Param('caseId') id: string,
    @Body() { expectedVersion, ...choice }: RouteDto,
  ): Promise<IncidentCaseView> {
    const caseId = id as CaseId;
    await this.cases.execute(acting.actor, { caseId, expectedVersion }, choice);
    return this.caseViews.view(acting, caseId);
  }
}
