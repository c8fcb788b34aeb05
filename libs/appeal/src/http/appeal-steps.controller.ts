import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import type { AccountId } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { AnswerAppeal } from '../application/answer-appeal.js';
import type { OnAppeal } from '../application/appeal-action.js';
import { HearAppeal } from '../application/hear-appeal.js';
import type { AppealId } from '../domain/appeal.js';
import {
  AppealDefenceDto,
  AppealMembersDto,
  AppealMotiveDto,
  AppealStayDto,
  OnAppealDto,
  SettleAppealDto,
} from './appeal.dto.js';
import { AppealView } from './appeal.view.js';
import { AppealPresenter } from './appeal-presenter.js';

/** The steps of an appeal, by whoever may take them. */
@ApiTags('appeals')
@Controller('api/v1/appeals/:appealId')
export class AppealStepsController {
  constructor(
    private readonly hearing: HearAppeal,
    private readonly answering: AnswerAppeal,
    private readonly presenter: AppealPresenter,
  ) {}

  @Post('admission')
  @HttpCode(200)
  @Operation('admitAppeal', 'Admit the appeal: the authority is asked for its defence')
  admit(
    @CurrentActing() acting: Acting,
    @Param('appealId') id: string,
    @Body() body: OnAppealDto,
  ): Promise<AppealView> {
    return this.answered(acting, id, this.hearing.admit(acting.actor, on(id, body)));
  }

  @Post('inadmissibility')
  @HttpCode(200)
  @Operation('declareAppealInadmissible', 'Declare the appeal inadmissible, with the motive')
  declareInadmissible(
    @CurrentActing() acting: Acting,
    @Param('appealId') id: string,
    @Body() body: AppealMotiveDto,
  ): Promise<AppealView> {
    return this.answered(acting, id, this.hearing.declareInadmissible(acting.actor, on(id, body), body.motive));
  }

  @Put('members')
  @Operation('chooseAppealMembers', 'Choose who hears the appeal')
  chooseMembers(
    @CurrentActing() acting: Acting,
    @Param('appealId') id: string,
    @Body() body: AppealMembersDto,
  ): Promise<AppealView> {
    const members = body.members as AccountId[];
    return this.answered(acting, id, this.hearing.chooseMembers(acting.actor, on(id, body), members));
  }

  @Post('stay')
  @HttpCode(200)
  @Operation('orderAppealStay', 'Freeze the effects of the decision until the appeal is settled')
  orderStay(
    @CurrentActing() acting: Acting,
    @Param('appealId') id: string,
    @Body() body: AppealStayDto,
  ): Promise<AppealView> {
    return this.answered(acting, id, this.hearing.orderStay(acting.actor, on(id, body), body));
  }

  @Post('stay-end')
  @HttpCode(200)
  @Operation('endAppealStay', 'Let the decision take effect again before the appeal is settled')
  endStay(
    @CurrentActing() acting: Acting,
    @Param('appealId') id: string,
    @Body() body: AppealMotiveDto,
  ): Promise<AppealView> {
    return this.answered(acting, id, this.hearing.endStay(acting.actor, on(id, body), body.motive));
  }

  @Post('defence')
  @HttpCode(200)
  @Operation('writeAppealDefence', 'Answer for the authority')
  defend(
    @CurrentActing() acting: Acting,
    @Param('appealId') id: string,
    @Body() body: AppealDefenceDto,
  ): Promise<AppealView> {
    return this.answered(acting, id, this.answering.defend(acting.actor, on(id, body), body.defence));
  }

  @Post('settlement')
  @HttpCode(200)
  @Operation('settleAppeal', 'Settle the appeal, with the motive')
  settle(
    @CurrentActing() acting: Acting,
    @Param('appealId') id: string,
    @Body() body: SettleAppealDto,
  ): Promise<AppealView> {
    return this.answered(acting, id, this.hearing.settle(acting.actor, on(id, body), body.outcome, body.motive));
  }

  @Post('withdrawal')
  @HttpCode(200)
  @Operation('withdrawAppeal', 'Give the appeal up')
  withdraw(
    @CurrentActing() acting: Acting,
    @Param('appealId') id: string,
    @Body() body: OnAppealDto,
  ): Promise<AppealView> {
    return this.answered(acting, id, this.answering.withdraw(acting.actor, on(id, body)));
  }

  private async answered(acting: Acting, id: string, done: Promise<unknown>): Promise<AppealView> {
    await done;
    return this.presenter.view(acting, id as AppealId);
  }
}

const on = (id: string, { expectedVersion }: OnAppealDto): OnAppeal => ({ appealId: id as AppealId, expectedVersion });
