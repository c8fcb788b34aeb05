import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { KnownId } from '#libs/http';
import { toDay } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { EvaluationWork } from '../application/evaluation.work.js';
import { ExpertDirectory } from '../application/experts/expert-directory.js';
import { interestView } from './experts.controller.js';
import { DeclareInterestDto, EndInterestDto } from './experts.dto.js';
import { InterestsView, InterestView } from './experts.view.js';

/** What an expert declares of himself, before anybody asks. */
@ApiTags('experts')
@Controller('api/v1/me/interests')
export class MyInterestsController {
  constructor(
    private readonly work: EvaluationWork,
    private readonly directory: ExpertDirectory,
  ) {}

  @Get()
  @Operation('listMyInterests', 'My ties')
  async list(@CurrentActing() { person }: Acting): Promise<InterestsView> {
    const relations = await this.work.read((scope) => scope.relations.of(person.accountId));
    return { items: relations.map(interestView) };
  }

  @Post()
  @Operation('declareInterest', 'Declare a tie to an organisation')
  async declare(
    @CurrentActing() { person, actor }: Acting,
    @Body() { siren, kind, from, to, note = '' }: DeclareInterestDto,
  ): Promise<InterestView> {
    const ended = to === null || to === undefined ? null : toDay(to);
    const relation = { siren, kind, from: toDay(from), to: ended, note };
    return interestView(await this.directory.declare(actor, person.accountId, relation));
  }

  @Post(':interestId/end')
  @HttpCode(200)
  @Operation('endMyInterest', 'Note that a tie of mine has ended; it still counts for some years')
  async end(
    @CurrentActing() { person, actor }: Acting,
    @Param('interestId', KnownId) id: string,
    @Body() { to }: EndInterestDto,
  ): Promise<InterestView> {
    return interestView(await this.directory.end(actor, person.accountId, id, toDay(to)));
  }
}
