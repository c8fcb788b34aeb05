import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { KnownId } from '#libs/http';
import { type AccountId, NotFound } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { EvaluationWork } from '../application/evaluation.work.js';
import type { Viewer } from '../application/evaluation-reads.js';
import { InvitePanel } from '../application/panel/invite-panel.js';
import { ExpertQuestions } from '../application/questions/expert-questions.js';
import { DossierAgreements } from '../application/reconciliation/agreement-reads.js';
import { SettleOutcome } from '../application/reconciliation/settle-outcome.js';
import type { DossierId } from '../domain/evaluated-dossier.js';
import { DossierAgreementView } from './agreement.view.js';
import { CloseQuestionDto, InvitePanelDto, ReviewQuery, SettleOutcomeDto } from './evaluation.dto.js';
import { ExpertQuestionsView, ExpertQuestionView } from './expert-question.view.js';
import { PanelProposalView, PanelView } from './panel.view.js';
import { PanelPresenter } from './panel-presenter.js';
import { questionForLead } from './question-view.js';
import { ReconciliationView } from './reconciliation.view.js';
import { ReconciliationPresenter } from './reconciliation-presenter.js';
import { ReviewsView } from './review.view.js';

/** The panel of a dossier, from the proposal to what it came to. */
@ApiTags('panels')
@Controller('api/v1/dossiers/:dossierId')
export class PanelController {
  constructor(
    private readonly work: EvaluationWork,
    private readonly panels: PanelPresenter,
    private readonly invitations: InvitePanel,
    private readonly reconciliation: ReconciliationPresenter,
    private readonly outcomes: SettleOutcome,
    private readonly agreements: DossierAgreements,
    private readonly questions: ExpertQuestions,
  ) {}

  @Get('panel')
  @Operation('readPanel', 'Who was asked, and whether the reviews came')
  panel(@CurrentActing() acting: Acting, @Param('dossierId') id: DossierId): Promise<PanelView> {
    return this.panels.panel(id, acting.standings.has('lead@assigned'));
  }

  @Get('panel-proposal')
  @Operation('proposePanel', 'A panel by draw, with the reason for each exclusion and what is missing')
  proposal(@Param('dossierId') id: DossierId): Promise<PanelProposalView> {
    return this.panels.proposal(id);
  }

  @Post('panel')
  @HttpCode(200)
  @Operation('invitePanel', 'Ask experts, each for some criteria')
  async invite(
    @CurrentActing() acting: Acting,
    @Param('dossierId') dossierId: DossierId,
    @Body() { expectedVersion, experts }: InvitePanelDto,
  ): Promise<PanelView> {
    const invitations = experts.map(({ expertId, criteria }) => ({ expertId: expertId as AccountId, criteria }));
    await this.invitations.execute(acting.actor, { dossierId, expectedVersion, invitations });
    return this.panels.panel(dossierId, true);
  }

  @Get('reviews')
  @Operation('listReviews', 'The reviews I may see: my own, and those of my round once they are unsealed')
  reviews(
    @CurrentActing() acting: Acting,
    @Param('dossierId') id: DossierId,
    @Query() { criterion }: ReviewQuery,
  ): Promise<ReviewsView> {
    return this.reconciliation.reviews(viewerOf(acting), id, criterion);
  }

  @Get('reconciliation')
  @Operation('readReconciliation', 'Rationales side by side under neutral labels, and what the panel came to')
  reconcile(@CurrentActing() acting: Acting, @Param('dossierId') id: DossierId): Promise<ReconciliationView> {
    return this.reconciliation.view(viewerOf(acting), id);
  }

  @Put('outcomes/:criterionId')
  @Operation('settleOutcome', 'Close a criterion, in words for the publisher')
  async settle(
    @CurrentActing() acting: Acting,
    @Param('dossierId') dossierId: DossierId,
    @Param('criterionId') criterion: string,
    @Body() { expectedVersion, verdict, rationale, naReason, reason, method }: SettleOutcomeDto,
  ): Promise<ReconciliationView> {
    await this.outcomes.execute(acting.actor, {
      dossierId,
      criterion,
      expectedVersion,
      verdict,
      rationale,
      naReason: naReason ?? null,
      reason: reason ?? null,
      method: method ?? 'discussed',
    });
    return this.reconciliation.view(viewerOf(acting), dossierId);
  }

  @Get('agreement')
  @Operation('readDossierAgreement', 'How far the panel agreed before it talked')
  async agreement(@Param('dossierId') id: DossierId): Promise<DossierAgreementView> {
    const agreement = await this.agreements.forDossier(id);
    if (!agreement) throw new NotFound('agreement', id);
    return { ...agreement, bricks: [...agreement.bricks], criteria: [...agreement.criteria] };
  }

  @Get('expert-questions')
  @Operation('listExpertQuestions', 'What experts want to know of the publisher')
  async listQuestions(@Param('dossierId') id: DossierId): Promise<ExpertQuestionsView> {
    const questions = await this.work.read((scope) => scope.questions.ofDossier(id));
    const items: ExpertQuestionView[] = [];
    for (const question of questions) {
      const namesGivenAway = await this.questions.namesGivenAway(id, question.text);
      items.push({ ...questionForLead(question), namesGivenAway });
    }
    return { items };
  }

  @Post('expert-questions/:questionId/closing')
  @HttpCode(200)
  @Operation('closeExpertQuestion', 'Note in which clarification it was relayed, or why it is not')
  async closeQuestion(
    @CurrentActing() acting: Acting,
    @Param('dossierId') dossierId: DossierId,
    @Param('questionId', KnownId) questionId: string,
    @Body() body: CloseQuestionDto,
  ): Promise<ExpertQuestionView> {
    return questionForLead(await this.questions.close(acting.actor, dossierId, questionId, body));
  }
}

const viewerOf = ({ person, actor }: Acting): Viewer => ({ accountId: person.accountId, role: actor.role });
