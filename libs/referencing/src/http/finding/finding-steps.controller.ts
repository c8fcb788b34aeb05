import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { type Day, toDay } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { AnswerFinding } from '../../application/finding/answer-finding.js';
import type { OnFinding } from '../../application/finding/finding-steps.js';
import { JudgeFinding } from '../../application/finding/judge-finding.js';
import { RelieveFinding } from '../../application/finding/relieve-finding.js';
import type { FindingId } from '../../domain/finding/finding.js';
import { MotivatedDto, VersionedDto } from '../dossier/dossier.dto.js';
import { ExtendFindingDto, FindingPlanDto, SubmitFindingDto } from './finding.dto.js';
import { FindingView } from './finding.view.js';
import { FindingPresenter } from './finding-presenter.js';

/** Each step answers with the finding as it stands afterwards. */
@ApiTags('findings')
@Controller('api/v1/findings/:findingId')
export class FindingStepsController {
  constructor(
    private readonly presenter: FindingPresenter,
    private readonly answers: AnswerFinding,
    private readonly judgements: JudgeFinding,
    private readonly relief: RelieveFinding,
  ) {}

  @Post('plan')
  @HttpCode(200)
  @Operation('proposeFindingPlan', 'Say how, by whom and by when it will be put right')
  plan(@CurrentActing() acting: Acting, @Param('findingId') id: string, @Body() body: FindingPlanDto) {
    const plan = { action: body.action, owner: body.owner, on: toDay(body.on) };
    return this.after(acting, id, this.answers.proposePlan(acting.actor, on(id, body), plan));
  }

  @Post('plan-rejection')
  @HttpCode(200)
  @Operation('rejectFindingPlan', 'Send a plan back, and say why')
  rejectPlan(@CurrentActing() acting: Acting, @Param('findingId') id: string, @Body() body: MotivatedDto) {
    return this.after(acting, id, this.judgements.rejectPlan(acting.actor, on(id, body), body.motive));
  }

  @Post('submission')
  @HttpCode(200)
  @Operation('submitFindingEvidence', 'Send the attached files as evidence, with a signed statement')
  submit(@CurrentActing() acting: Acting, @Param('findingId') id: string, @Body() body: SubmitFindingDto) {
    return this.after(acting, id, this.answers.submit(acting.actor, on(id, body), body.statement));
  }

  @Post('verification')
  @HttpCode(200)
  @Operation('verifyFinding', 'State that it is put right')
  verify(@CurrentActing() acting: Acting, @Param('findingId') id: string, @Body() body: VersionedDto) {
    return this.after(acting, id, this.judgements.verify(acting.actor, on(id, body)));
  }

  @Post('rejection')
  @HttpCode(200)
  @Operation('rejectFinding', 'Send the evidence back, and say why')
  reject(@CurrentActing() acting: Acting, @Param('findingId') id: string, @Body() body: MotivatedDto) {
    return this.after(acting, id, this.judgements.reject(acting.actor, on(id, body), body.motive));
  }

  @Post('final-rejection')
  @HttpCode(200)
  @Operation('rejectFindingFinally', 'Reject the evidence for the last time: a measure is proposed to the signatory')
  rejectFinally(@CurrentActing() acting: Acting, @Param('findingId') id: string, @Body() body: MotivatedDto) {
    return this.after(acting, id, this.judgements.rejectFinal(acting.actor, on(id, body), body.motive));
  }

  @Post('extension')
  @HttpCode(200)
  @Operation('extendFinding', 'Give more time, once, with a motive that is published')
  extend(@CurrentActing() acting: Acting, @Param('findingId') id: string, @Body() body: ExtendFindingDto) {
    const to: Day = toDay(body.dueOn);
    return this.after(acting, id, this.relief.extend(acting.actor, on(id, body), to, body.motive));
  }

  @Post('waiver')
  @HttpCode(200)
  @Operation('waiveFinding', 'Let it be, with a motive that is published')
  waive(@CurrentActing() acting: Acting, @Param('findingId') id: string, @Body() body: MotivatedDto) {
    return this.after(acting, id, this.relief.waive(acting.actor, on(id, body), body.motive));
  }

  private async after(acting: Acting, id: string, step: Promise<unknown>): Promise<FindingView> {
    await step;
    return this.presenter.view(acting, id as FindingId);
  }
}

const on = (findingId: string, { expectedVersion }: VersionedDto): OnFinding => ({
  findingId: findingId as FindingId,
  expectedVersion,
});
