import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import type { AccountId } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { CancelAudit } from '../application/audit/cancel-audit.js';
import { ConcludeAudit } from '../application/audit/conclude-audit.js';
import { ConductAudit } from '../application/audit/conduct-audit.js';
import { PrepareAudit } from '../application/audit/prepare-audit.js';
import type { AuditId } from '../domain/ids.js';
import {
  AskDocumentsDto,
  AuditReportDto,
  CancelAuditDto,
  GiveAccessDto,
  JudgeFindingDto,
  ObserveAuditDto,
  OnAuditDto,
  PrepareAuditDto,
  RecordResultDto,
} from './audit.dto.js';
import { AuditView } from './audit.view.js';
import { AuditPresenter } from './audit-presenter.js';
import { knownDay } from './known-day.js';

/** What people do to one audit. */
@ApiTags('audits')
@Controller('api/v1/audits/:auditId')
export class AuditStepsController {
  constructor(
    private readonly preparing: PrepareAudit,
    private readonly conducting: ConductAudit,
    private readonly concluding: ConcludeAudit,
    private readonly cancelling: CancelAudit,
    private readonly presenter: AuditPresenter,
  ) {}

  @Post('mission-letter')
  @HttpCode(200)
  @Operation('prepareAudit', 'Issue the mission letter: team, sample, first day, announced or not')
  async prepare(
    @CurrentActing() acting: Acting,
    @Param('auditId') id: string,
    @Body() { expectedVersion, leadId, team, startsOn, announced, mission, criteria }: PrepareAuditDto,
  ): Promise<AuditView> {
    const order = {
      announced,
      mission,
      startsOn: knownDay(startsOn, '/startsOn'),
      leadId: leadId as AccountId,
      team: team as AccountId[],
      criteria,
    };
    await this.preparing.execute(acting.actor, on(id, expectedVersion), order);
    return this.view(acting, id);
  }

  @Post('start')
  @HttpCode(200)
  @Operation('startAudit', 'Open the audit; an unannounced one is told to the publisher now')
  async start(
    @CurrentActing() acting: Acting,
    @Param('auditId') id: string,
    @Body() { expectedVersion }: OnAuditDto,
  ): Promise<AuditView> {
    await this.conducting.start(acting.actor, on(id, expectedVersion));
    return this.view(acting, id);
  }

  @Post('cancellation')
  @HttpCode(200)
  @Operation('cancelAudit', 'Give up a planned audit, and say why')
  async cancel(
    @CurrentActing() acting: Acting,
    @Param('auditId') id: string,
    @Body() { expectedVersion, motive }: CancelAuditDto,
  ): Promise<AuditView> {
    await this.cancelling.execute(acting.actor, on(id, expectedVersion), motive);
    return this.view(acting, id);
  }

  @Post('document-request')
  @HttpCode(200)
  @Operation('askAuditDocuments', 'Ask the publisher for access to evidence')
  async askDocuments(
    @CurrentActing() acting: Acting,
    @Param('auditId') id: string,
    @Body() { expectedVersion, documents }: AskDocumentsDto,
  ): Promise<AuditView> {
    await this.conducting.askDocuments(acting.actor, on(id, expectedVersion), documents);
    return this.view(acting, id);
  }

  @Post('access')
  @HttpCode(200)
  @Operation('giveAuditAccess', 'Give the auditors access to what they asked for')
  async giveAccess(
    @CurrentActing() acting: Acting,
    @Param('auditId') id: string,
    @Body() { expectedVersion, answer }: GiveAccessDto,
  ): Promise<AuditView> {
    await this.conducting.giveAccess(acting.actor, on(id, expectedVersion), answer);
    return this.view(acting, id);
  }

  @Post('results')
  @HttpCode(200)
  @Operation('recordAuditResult', 'Write down the result of one criterion of the sample')
  async recordResult(
    @CurrentActing() acting: Acting,
    @Param('auditId') id: string,
    @Body() { expectedVersion, criterion, result, text }: RecordResultDto,
  ): Promise<AuditView> {
    await this.conducting.recordResult(acting.actor, on(id, expectedVersion), criterion, result, text);
    return this.view(acting, id);
  }

  @Post('clean-report')
  @HttpCode(200)
  @Operation('reportAuditClean', 'Close the audit: nothing in the sample fails')
  async reportClean(
    @CurrentActing() acting: Acting,
    @Param('auditId') id: string,
    @Body() { expectedVersion, report }: AuditReportDto,
  ): Promise<AuditView> {
    await this.conducting.reportClean(acting.actor, on(id, expectedVersion), report);
    return this.view(acting, id);
  }

  @Post('draft-report')
  @HttpCode(200)
  @Operation('reportAuditFindings', 'Send the draft report with its findings to the publisher')
  async reportFindings(
    @CurrentActing() acting: Acting,
    @Param('auditId') id: string,
    @Body() { expectedVersion, report }: AuditReportDto,
  ): Promise<AuditView> {
    await this.conducting.reportFindings(acting.actor, on(id, expectedVersion), report);
    return this.view(acting, id);
  }

  @Post('observations')
  @HttpCode(200)
  @Operation('observeAudit', 'Answer the draft report')
  async observe(
    @CurrentActing() acting: Acting,
    @Param('auditId') id: string,
    @Body() { expectedVersion, observations }: ObserveAuditDto,
  ): Promise<AuditView> {
    await this.concluding.observe(acting.actor, on(id, expectedVersion), observations);
    return this.view(acting, id);
  }

  @Post('judgements')
  @HttpCode(200)
  @Operation('judgeAuditFinding', 'Keep or drop one draft finding, and say why')
  async judge(
    @CurrentActing() acting: Acting,
    @Param('auditId') id: string,
    @Body() { expectedVersion, criterion, judgement, reason }: JudgeFindingDto,
  ): Promise<AuditView> {
    await this.concluding.judge(acting.actor, on(id, expectedVersion), criterion, judgement, reason);
    return this.view(acting, id);
  }

  @Post('confirmation')
  @HttpCode(200)
  @Operation('confirmAuditFindings', 'Open the findings that are kept')
  async confirm(
    @CurrentActing() acting: Acting,
    @Param('auditId') id: string,
    @Body() { expectedVersion }: OnAuditDto,
  ): Promise<AuditView> {
    await this.concluding.confirm(acting.actor, on(id, expectedVersion));
    return this.view(acting, id);
  }

  @Post('dropping')
  @HttpCode(200)
  @Operation('dropAuditFindings', 'Close the audit: every draft finding is dropped')
  async dropAll(
    @CurrentActing() acting: Acting,
    @Param('auditId') id: string,
    @Body() { expectedVersion }: OnAuditDto,
  ): Promise<AuditView> {
    await this.concluding.dropAll(acting.actor, on(id, expectedVersion));
    return this.view(acting, id);
  }

  private view(acting: Acting, id: string): Promise<AuditView> {
    return this.presenter.view(acting, id as AuditId);
  }
}

const on = (id: string, expectedVersion: number) => ({ auditId: id as AuditId, expectedVersion });
