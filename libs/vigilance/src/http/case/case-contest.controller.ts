import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { ApiTags } from '#openapi';
import { ContestCase } from '../../application/case/contest-case.js';
import type { CaseId } from '../../domain/case/case-snapshot.js';
import { OpenContestDto, RuleContestDto } from './case.dto.js';
import { CaseContestReasonsView, IncidentCaseView } from './case.view.js';
import { CasePresenter } from './case-presenter.js';

/** The oversight body rules on a contest of a conclusion. */
@ApiTags('cases')
@Controller('api/v1/cases/:caseId/contest')
export class CaseContestController {
  constructor(
    private readonly contests: ContestCase,
    private readonly presenter: CasePresenter,
  ) {}

  @Post('opening')
  @HttpCode(200)
  @Operation('openCaseContest', 'Open the reasons of a contest, for a reason that the reporter will see')
  async open(
    @CurrentActing() { actor }: Acting,
    @Param('caseId') id: string,
    @Body() { because }: OpenContestDto,
  ): Promise<CaseContestReasonsView> {
    return { grounds: await this.contests.read(actor, id as CaseId, because) };
  }

  @Post('upholding')
  @HttpCode(200)
  @Operation('upholdCaseContest', 'The contest is founded: the case opens again')
  async uphold(
    @CurrentActing() acting: Acting,
    @Param('caseId') id: string,
    @Body() { expectedVersion, answer }: RuleContestDto,
  ): Promise<IncidentCaseView> {
    const caseId = id as CaseId;
    await this.contests.rule(acting.actor, { caseId, expectedVersion }, true, answer);
    return this.presenter.view(acting, caseId);
  }

  @Post('rejection')
  @HttpCode(200)
  @Operation('rejectCaseContest', 'The contest is not founded: the conclusion stays')
  async reject(
    @CurrentActing() acting: Acting,
    @Param('caseId') id: string,
    @Body() { expectedVersion, answer }: RuleContestDto,
  ): Promise<IncidentCaseView> {
    const caseId = id as CaseId;
    await this.contests.rule(acting.actor, { caseId, expectedVersion }, false, answer);
    return this.presenter.view(acting, caseId);
  }
}
