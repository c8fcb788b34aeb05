import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { decodeCursor, pageOf } from '#libs/http';
import { DomainError } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { AnswerInvitation } from '../application/assignment/answer-invitation.js';
import { GiveReview } from '../application/assignment/give-review.js';
import { KeepDraft } from '../application/assignment/keep-draft.js';
import type { OnAssignment } from '../application/assignment/on-assignment.js';
import { type Draft, EvaluationWork } from '../application/evaluation.work.js';
import { EvaluationReads } from '../application/evaluation-reads.js';
import { ExpertQuestions } from '../application/questions/expert-questions.js';
import type { AssignmentId } from '../domain/assignment.js';
import type { DossierId } from '../domain/evaluated-dossier.js';
import { AssignmentPageView, AssignmentView } from './assignment.view.js';
import { AssignmentPresenter } from './assignment-presenter.js';
import {
  AcceptAssignmentDto,
  AmendReviewDto,
  AssignmentQuery,
  DeclineAssignmentDto,
  ExpertQuestionDto,
  MoreTimeDto,
  ReasonedDto,
  RecuseAssignmentDto,
  SaveDraftDto,
  type SeenVersionDto,
  SubmitReviewDto,
} from './evaluation.dto.js';
import { ExpertQuestionsView, ExpertQuestionView } from './expert-question.view.js';
import { questionView } from './question-view.js';
import { DraftView } from './review.view.js';
import { sentScores } from './sent-scores.js';

/** What an expert does with what he was asked. */
@ApiTags('assignments')
@Controller('api/v1/assignments')
export class AssignmentsController {
  constructor(
    private readonly reads: EvaluationReads,
    private readonly work: EvaluationWork,
    private readonly presenter: AssignmentPresenter,
    private readonly answers: AnswerInvitation,
    private readonly drafts: KeepDraft,
    private readonly reviews: GiveReview,
    private readonly questions: ExpertQuestions,
  ) {}

  @Get()
  @Operation('listAssignments', 'My assignments; for a lead those of the dossiers he leads')
  async list(@CurrentActing() acting: Acting, @Query() query: AssignmentQuery): Promise<AssignmentPageView> {
    const { dossierId, state, limit } = query;
    const horizon = { accountId: acting.person.accountId, leads: acting.person.staffRoles.includes('lead') };
    const filter = { ...(dossierId && { dossierId: dossierId as DossierId }), ...(state && { state }) };
    const after = query.after === undefined ? undefined : positionIn(query.after);
    const lines = await this.reads.assignments(horizon, filter, after, limit + 1);
    const page = pageOf(
      lines,
      limit,
      ({ id }) => [id],
      (line) => this.presenter.line(acting, line),
    );
    return { ...page, items: [...page.items] };
  }

  @Get(':assignmentId')
  @Operation('readAssignment', 'What is asked; after the declaration, what is needed to judge it')
  read(@CurrentActing() acting: Acting, @Param('assignmentId') id: AssignmentId): Promise<AssignmentView> {
    return this.presenter.view(acting, id);
  }

  @Post(':assignmentId/acceptance')
  @HttpCode(200)
  @Operation('acceptAssignment', 'Sign the declaration of interests; without one the content opens')
  async accept(
    @CurrentActing() acting: Acting,
    @Param('assignmentId') id: AssignmentId,
    @Body() { interest, statement, text = '', ...body }: AcceptAssignmentDto,
  ): Promise<AssignmentView> {
    await this.answers.accept(acting.actor, on(id, body), { interest, statement, text });
    return this.presenter.view(acting, id);
  }

  @Post(':assignmentId/decline')
  @HttpCode(200)
  @Operation('declineAssignment', 'Say no, with a reason')
  async decline(
    @CurrentActing() acting: Acting,
    @Param('assignmentId') id: AssignmentId,
    @Body() { reason, text = '', ...body }: DeclineAssignmentDto,
  ): Promise<AssignmentView> {
    await this.answers.decline(acting.actor, on(id, body), reason, text);
    return this.presenter.view(acting, id);
  }

  @Post(':assignmentId/recusal')
  @HttpCode(200)
  @Operation('recuseAssignment', 'Declare a conflict: access closes, a review already given is void')
  async recuse(
    @CurrentActing() acting: Acting,
    @Param('assignmentId') id: AssignmentId,
    @Body() { kind, text, ...body }: RecuseAssignmentDto,
  ): Promise<AssignmentView> {
    await this.answers.recuse(acting.actor, on(id, body), kind, text);
    return this.presenter.view(acting, id);
  }

  @Get(':assignmentId/draft')
  @Operation('readDraft', 'My draft, which nobody else can read')
  async readDraft(@Param('assignmentId') id: AssignmentId): Promise<DraftView> {
    return draftView(await this.drafts.read(id));
  }

  @Put(':assignmentId/draft')
  @Operation('saveDraft', 'Keep what I have so far')
  async saveDraft(@Param('assignmentId') assignmentId: AssignmentId, @Body() body: SaveDraftDto): Promise<DraftView> {
    const { expectedVersion, scores } = body;
    return draftView(await this.drafts.execute({ assignmentId, expectedVersion, scores: sentScores(scores) }));
  }

  @Post(':assignmentId/submission')
  @HttpCode(200)
  @Operation('submitReview', 'Seal my review')
  async submit(
    @CurrentActing() acting: Acting,
    @Param('assignmentId') id: AssignmentId,
    @Body() { scores, ...body }: SubmitReviewDto,
  ): Promise<AssignmentView> {
    await this.reviews.submit(acting.actor, on(id, body), scores && sentScores(scores));
    return this.presenter.view(acting, id);
  }

  @Post(':assignmentId/recall')
  @HttpCode(200)
  @Operation('recallReview', 'Take a review back while it is sealed')
  async recall(
    @CurrentActing() acting: Acting,
    @Param('assignmentId') id: AssignmentId,
    @Body() { reason, ...body }: ReasonedDto,
  ): Promise<AssignmentView> {
    await this.reviews.recall(acting.actor, on(id, body), reason);
    return this.presenter.view(acting, id);
  }

  @Post(':assignmentId/amendment')
  @HttpCode(200)
  @Operation('amendReview', 'Change scores after the discussion; the sealed ones stay beside them')
  async amend(
    @CurrentActing() acting: Acting,
    @Param('assignmentId') id: AssignmentId,
    @Body() { scores, ...body }: AmendReviewDto,
  ): Promise<AssignmentView> {
    await this.reviews.amend(acting.actor, on(id, body), sentScores(scores));
    return this.presenter.view(acting, id);
  }

  @Post(':assignmentId/more-time')
  @HttpCode(200)
  @Operation('askMoreTime', 'Ask for more days')
  async askMoreTime(
    @CurrentActing() acting: Acting,
    @Param('assignmentId') id: AssignmentId,
    @Body() { days, reason, ...body }: MoreTimeDto,
  ): Promise<AssignmentView> {
    await this.reviews.askMoreTime(acting.actor, on(id, body), days, reason);
    return this.presenter.view(acting, id);
  }

  @Post(':assignmentId/questions')
  @Operation('askExpertQuestion', 'Ask something about a criterion; the lead relays it without my name')
  async ask(
    @CurrentActing() acting: Acting,
    @Param('assignmentId') id: AssignmentId,
    @Body() { criterion, text }: ExpertQuestionDto,
  ): Promise<ExpertQuestionView> {
    return questionView(await this.questions.ask(acting.actor, id, criterion, text));
  }

  @Get(':assignmentId/questions')
  @Operation('listMyQuestions', 'What I asked, and what became of it')
  async myQuestions(@Param('assignmentId') id: AssignmentId): Promise<ExpertQuestionsView> {
    const questions = await this.work.read((scope) => scope.questions.ofAssignment(id));
    return { items: questions.map((question) => questionView(question)) };
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws DomainError (`bad_cursor`) when the cursor is not one of this list */
function positionIn(cursor: string): string {
  const [id = ''] = decodeCursor(cursor, 1);
  if (!UUID.test(id)) throw new DomainError('malformed', 'bad_cursor', 'The paging cursor is not valid.');
  return id;
}

const on = (assignmentId: AssignmentId, { expectedVersion }: SeenVersionDto): OnAssignment => ({
  assignmentId,
  expectedVersion,
});

const draftView = ({ scores, savedAt, version }: Draft): DraftView => ({
  scores: [...scores],
  savedAt: savedAt?.toISOString() ?? null,
  version,
});
