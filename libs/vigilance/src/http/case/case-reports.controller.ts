import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { ApiTags } from '#openapi';
import { JoinCase } from '../../application/case/join-case.js';
import type { CaseId } from '../../domain/case/case-snapshot.js';
import type { ReportId } from '../../domain/report/triage.js';
import { AttachReportDto, CaseSeverityDto, DetachReportDto, MergeCaseDto, ReopenCaseDto } from './case.dto.js';
import { IncidentCaseView } from './case.view.js';
import { CasePresenter } from './case-presenter.js';

/** Which reports belong to a case, and how grave it is. */
@ApiTags('cases')
@Controller('api/v1/cases/:caseId')
export class CaseReportsController {
  constructor(
    private readonly joining: JoinCase,
    private readonly presenter: CasePresenter,
  ) {}

  @Post('reports')
  @HttpCode(200)
  @Operation('attachReportToCase', 'A report on the same facts joins the case')
  async attach(
    @CurrentActing() acting: Acting,
    @Param('caseId') id: string,
    @Body() { expectedVersion, reportId }: AttachReportDto,
  ): Promise<IncidentCaseView> {
    const caseId = id as CaseId;
    await this.joining.attach(acting.actor, { caseId, expectedVersion }, reportId as ReportId);
    return this.presenter.view(acting, caseId);
  }

  @Post('detachment')
  @HttpCode(200)
  @Operation('detachReportFromCase', 'A report that tells of other facts leaves the case')
  async detach(
    @CurrentActing() acting: Acting,
    @Param('caseId') id: string,
    @Body() { expectedVersion, reportId, motive }: DetachReportDto,
  ): Promise<IncidentCaseView> {
    const caseId = id as CaseId;
    await this.joining.detach(acting.actor, { caseId, expectedVersion }, reportId as ReportId, motive);
    return this.presenter.view(acting, caseId);
  }

  @Post('merging')
  @HttpCode(200)
  @Operation('mergeIncidentCase', 'Another case goes on with the reports of this one')
  async merge(
    @CurrentActing() acting: Acting,
    @Param('caseId') id: string,
    @Body() { expectedVersion, into, motive }: MergeCaseDto,
  ): Promise<IncidentCaseView> {
    const caseId = id as CaseId;
    await this.joining.merge(acting.actor, { caseId, expectedVersion }, into as CaseId, motive);
    return this.presenter.view(acting, caseId);
  }

  @Post('separation')
  @HttpCode(200)
  @Operation('separateIncidentCase', 'Undo a merge: its reports come back to the case')
  async separate(
    @CurrentActing() acting: Acting,
    @Param('caseId') id: string,
    @Body() { expectedVersion, motive }: ReopenCaseDto,
  ): Promise<IncidentCaseView> {
    const caseId = id as CaseId;
    await this.joining.separate(acting.actor, { caseId, expectedVersion }, motive);
    return this.presenter.view(acting, caseId);
  }

  @Post('requalification')
  @HttpCode(200)
  @Operation('requalifyIncidentCase', 'Raise the severity, or grant a lower one that another asked for')
  async requalify(
    @CurrentActing() acting: Acting,
    @Param('caseId') id: string,
    @Body() { expectedVersion, severity, motive }: CaseSeverityDto,
  ): Promise<IncidentCaseView> {
    const caseId = id as CaseId;
    await this.joining.requalify(acting.actor, { caseId, expectedVersion }, severity, motive);
    return this.presenter.view(acting, caseId);
  }

  @Post('lowering')
  @HttpCode(200)
  @Operation('lowerIncidentCase', 'Ask a second person to give a lower severity')
  async lower(
    @CurrentActing() acting: Acting,
    @Param('caseId') id: string,
    @Body() { expectedVersion, severity, motive }: CaseSeverityDto,
  ): Promise<IncidentCaseView> {
    const caseId = id as CaseId;
    await this.joining.askLowering(acting.actor, { caseId, expectedVersion }, severity, motive);
    return this.presenter.view(acting, caseId);
  }
}
