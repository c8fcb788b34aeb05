import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { Clock } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { AnswerClarification } from '../../application/clarification/answer-clarification.js';
import { AskClarification } from '../../application/clarification/ask-clarification.js';
import type { OnClarification } from '../../application/clarification/clarification-action.js';
import { HandleClarification } from '../../application/clarification/handle-clarification.js';
import { ReferencingWork } from '../../application/referencing.work.js';
import type { ClarificationId, ClarificationSnapshot } from '../../domain/clarification/clarification.js';
import type { DossierId } from '../../domain/dossier/dossier.js';
import { VersionedDto } from '../dossier/dossier.dto.js';
import { AnswerClarificationDto, AskClarificationDto, RepeatClarificationDto } from './clarification.dto.js';
import { ClarificationsView, ClarificationView } from './clarification.view.js';
import { clarificationView } from './clarification-view.js';

@ApiTags('clarifications')
@Controller('api/v1')
export class ClarificationController {
  constructor(
    private readonly work: ReferencingWork,
    private readonly askClarification: AskClarification,
    private readonly answerClarification: AnswerClarification,
    private readonly handle: HandleClarification,
    private readonly clock: Clock,
  ) {}

  @Get('dossiers/:dossierId/clarifications')
  @Operation('listClarifications', 'What was asked of the publisher')
  list(@CurrentActing() acting: Acting, @Param('dossierId') id: string): Promise<ClarificationsView> {
    return this.work.read(async ({ clarifications }) => ({
      items: (await clarifications.of(id as DossierId)).map((one) => this.view(one.toSnapshot(), acting)),
    }));
  }

  @Post('dossiers/:dossierId/clarifications')
  @Operation('askClarification', 'Ask the publisher about one or several criteria')
  async ask(
    @CurrentActing() acting: Acting,
    @Param('dossierId') id: string,
    @Body() body: AskClarificationDto,
  ): Promise<ClarificationView> {
    const on = { dossierId: id as DossierId, expectedVersion: body.expectedVersion };
    return this.view(await this.askClarification.execute(acting.actor, on, body.questions, body.blocking), acting);
  }

  @Get('clarifications/:clarificationId')
  @Operation('readClarification', 'One question with its rounds')
  read(@CurrentActing() acting: Acting, @Param('clarificationId') id: string): Promise<ClarificationView> {
    return this.work.read(async ({ clarifications }) =>
      this.view((await clarifications.get(id as ClarificationId)).toSnapshot(), acting),
    );
  }

  @Post('clarifications/:clarificationId/answer')
  @HttpCode(200)
  @Operation('answerClarification', 'Answer: a new version of the file is frozen')
  async answer(
    @CurrentActing() acting: Acting,
    @Param('clarificationId') id: string,
    @Body() body: AnswerClarificationDto,
  ): Promise<ClarificationView> {
    return this.view(await this.answerClarification.execute(acting.actor, on(id, body), body.replies), acting);
  }

  @Post('clarifications/:clarificationId/acceptance')
  @HttpCode(200)
  @Operation('acceptClarification', 'Accept the answer')
  async accept(
    @CurrentActing() acting: Acting,
    @Param('clarificationId') id: string,
    @Body() body: VersionedDto,
  ): Promise<ClarificationView> {
    return this.view(await this.handle.accept(acting.actor, on(id, body)), acting);
  }

  @Post('clarifications/:clarificationId/repetition')
  @HttpCode(200)
  @Operation('repeatClarification', 'Ask again, when the answer does not do')
  async repeat(
    @CurrentActing() acting: Acting,
    @Param('clarificationId') id: string,
    @Body() body: RepeatClarificationDto,
  ): Promise<ClarificationView> {
    return this.view(await this.handle.askAgain(acting.actor, on(id, body), body.questions), acting);
  }

  @Post('clarifications/:clarificationId/cancellation')
  @HttpCode(200)
  @Operation('cancelClarification', 'Take the question back: its stop is erased from the clock')
  async cancel(
    @CurrentActing() acting: Acting,
    @Param('clarificationId') id: string,
    @Body() body: VersionedDto,
  ): Promise<ClarificationView> {
    return this.view(await this.handle.cancel(acting.actor, on(id, body)), acting);
  }

  @Post('clarifications/:clarificationId/extension')
  @HttpCode(200)
  @Operation('extendClarification', 'Give more time, once')
  async extend(
    @CurrentActing() acting: Acting,
    @Param('clarificationId') id: string,
    @Body() body: VersionedDto,
  ): Promise<ClarificationView> {
    return this.view(await this.handle.extend(acting.actor, on(id, body)), acting);
  }

  private view(clarification: ClarificationSnapshot, acting: Acting): ClarificationView {
    return clarificationView(clarification, acting, this.clock.now());
  }
}

const on = (id: string, { expectedVersion }: VersionedDto): OnClarification => ({
  clarificationId: id as ClarificationId,
  expectedVersion,
});
