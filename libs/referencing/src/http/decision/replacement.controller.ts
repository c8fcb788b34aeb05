import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { NotFound } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { judgedFile } from '../../application/decision/judged-file.js';
import { draftOf } from '../../application/decision/prepare-decision.js';
import { type OnDecision, ReplaceDecision } from '../../application/decision/replace-decision.js';
import { ReferencingWork } from '../../application/referencing.work.js';
import type { DecisionId } from '../../domain/decision/decision.js';
import { PrepareDecisionDto } from '../dossier/deciding.dto.js';
import { DecisionDraftView } from '../dossier/deciding.view.js';
import { VersionedDto } from '../dossier/dossier.dto.js';
import { StandingDecisionView } from './decision.view.js';
import { DecisionPage } from './decision-page.js';
import { draftContentIn, draftView } from './draft-presenter.js';

/** A decision found wrong, and the one that takes its place (REG-13). */
@ApiTags('decisions')
@Controller('api/v1/decisions/:decisionId')
export class ReplacementController {
  constructor(
    private readonly work: ReferencingWork,
    private readonly replacing: ReplaceDecision,
    private readonly page: DecisionPage,
  ) {}

  @Get('replacement-draft')
  @Operation('readReplacementDraft', 'The decision that is prepared in place of this one')
  draft(@Param('decisionId') id: string): Promise<DecisionDraftView> {
    return this.work.read(async (scope) => {
      const { dossierId } = await scope.decisions.get(id as DecisionId);
      if (!dossierId) throw new NotFound('decision draft', id);
      const dossier = await scope.dossiers.get(dossierId);
      return draftView(await draftOf(scope, dossier, id as DecisionId), (await judgedFile(scope, dossier)).proposal);
    });
  }

  @Put('replacement-draft')
  @Operation('prepareReplacement', 'Write the decision that is to replace one found wrong')
  async prepare(
    @CurrentActing() acting: Acting,
    @Param('decisionId') id: string,
    @Body() body: PrepareDecisionDto,
  ): Promise<StandingDecisionView> {
    await this.replacing.prepare(acting.actor, on(id, body), draftContentIn(body));
    return this.page.of(acting, id as DecisionId);
  }

  @Post('replacement')
  @HttpCode(200)
  @Operation('replaceDecision', 'Sign the decision that replaces this one; both stay, linked')
  async replace(
    @CurrentActing() acting: Acting,
    @Param('decisionId') id: string,
    @Body() body: VersionedDto,
  ): Promise<StandingDecisionView> {
    await this.replacing.sign(acting.actor, on(id, body));
    return this.page.of(acting, id as DecisionId);
  }
}

const on = (id: string, { expectedVersion }: VersionedDto): OnDecision => ({
  decisionId: id as DecisionId,
  expectedVersion,
});
