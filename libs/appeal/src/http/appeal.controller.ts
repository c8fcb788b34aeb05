import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { ApiTags } from '#openapi';
import { AppealReads } from '../application/appeal-reads.js';
import { FileAppeal } from '../application/file-appeal.js';
import type { AppealId } from '../domain/appeal.js';
import { AppealQuery, FileAppealDto } from './appeal.dto.js';
import { AppealCandidateListView, AppealPageView, AppealView } from './appeal.view.js';
import { AppealPresenter, appealLine } from './appeal-presenter.js';
import { horizonOf } from './horizon.js';
import { pageById } from './page-by-id.js';

@ApiTags('appeals')
@Controller('api/v1')
export class AppealController {
  constructor(
    private readonly reads: AppealReads,
    private readonly filing: FileAppeal,
    private readonly presenter: AppealPresenter,
  ) {}

  @Post('decisions/:decisionId/appeals')
  @Operation('fileAppeal', 'Appeal against a decision')
  async file(
    @CurrentActing() acting: Acting,
    @Param('decisionId') decisionId: string,
    @Body() { grounds }: FileAppealDto,
  ): Promise<AppealView> {
    const { id } = await this.filing.againstDecision(acting.actor, decisionId, grounds);
    return this.presenter.view(acting, id);
  }

  @Post('dossiers/:dossierId/appeals')
  @Operation('fileInactionAppeal', 'Appeal against a limit that the authority let pass')
  async fileInaction(
    @CurrentActing() acting: Acting,
    @Param('dossierId') dossierId: string,
    @Body() { grounds }: FileAppealDto,
  ): Promise<AppealView> {
    const { id } = await this.filing.againstInaction(acting.actor, dossierId, grounds);
    return this.presenter.view(acting, id);
  }

  @Get('appeals')
  @Operation('listAppeals', 'The appeals that I may see, newest first')
  list(@CurrentActing() { person }: Acting, @Query() query: AppealQuery): Promise<AppealPageView> {
    const { after: _after, limit: _limit, ...filter } = query;
    return pageById(query, (after, limit) => this.reads.list(horizonOf(person), filter, after, limit), appealLine);
  }

  @Get('appeals/:appealId')
  @Operation('readAppeal', 'One appeal: what is contested, who answered what, how it stands')
  read(@CurrentActing() acting: Acting, @Param('appealId') id: string): Promise<AppealView> {
    return this.presenter.view(acting, id as AppealId);
  }

  @Get('appeals/:appealId/candidates')
  @Operation('listAppealCandidates', 'Who of the oversight body may hear the appeal, and why the others may not')
  candidates(@Param('appealId') id: string): Promise<AppealCandidateListView> {
    return this.presenter.candidates(id as AppealId);
  }
}
