import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { NotFound } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { EvaluationReader } from '../../application/neighbours.js';
import { type ReferencingScope, ReferencingWork } from '../../application/referencing.work.js';
import { ReadReadiness } from '../../application/submission/read-readiness.js';
import { editableCriteria, SaveAnswer } from '../../application/submission/save-answer.js';
import { type ScopeText, scopeTexts } from '../../application/submission/scope-texts.js';
import type { DossierId } from '../../domain/dossier/dossier.js';
import type { Answer, EvidenceId } from '../../domain/submission/answer.js';
import type { Submission } from '../../domain/submission/submission.js';
import { SaveAnswerDto } from './submission.dto.js';
import {
  AnswersView,
  AnswerView,
  ReadinessView,
  ReceiptView,
  ScopeView,
  SubmissionsView,
  SubmissionView,
} from './submission.view.js';

/** The file of a dossier: what is asked, what is answered, and each version that was sent. */
@ApiTags('file')
@Controller('api/v1/dossiers/:dossierId')
export class FileController {
  constructor(
    private readonly work: ReferencingWork,
    private readonly evaluation: EvaluationReader,
    private readonly saveAnswer: SaveAnswer,
    private readonly readReadiness: ReadReadiness,
  ) {}

  @Get('scope')
  @Operation('readScope', 'The criteria this dossier is judged on')
  scope(@Param('dossierId') id: string): Promise<ScopeView> {
    return this.work.read(async (scope) => {
      const dossier = (await scope.dossiers.get(id as DossierId)).toSnapshot();
      const { frameworkVersion, tier } = dossier;
      const items = await scope.scopeItems.of(id as DossierId);
      const textOf = await scopeTexts(scope, dossier);
      return {
        frameworkVersion,
        tier,
        items: items.map(({ position: _, ...item }) => ({
          ...item,
          ...worded(item.criterion, textOf(item.criterion)),
          naReasons: [...item.naReasons],
          carried: item.carried && { ...item.carried },
        })),
      };
    });
  }

  /** An expert is given the criteria assigned to him, and no other. */
  @Get('answers')
  @Operation('listAnswers', 'The answers of the publisher')
  answers(@CurrentActing() acting: Acting, @Param('dossierId') id: string): Promise<AnswersView> {
    return this.work.read(async (scope) => {
      const dossierId = id as DossierId;
      const { state, returns } = (await scope.dossiers.get(dossierId)).toSnapshot();
      const may = await this.criteriaFor(acting, dossierId);
      const answers = (await scope.answers.of(dossierId)).filter(
        ({ criterion }) => may === 'all' || may.has(criterion),
      );
      return {
        items: answers.map(answerView),
        editable: acting.standings.has('expert@panel')
          ? []
          : [...(await editableCriteria(scope, dossierId, state, returns))],
        flagged: acting.standings.has('expert@panel') ? [] : await scope.submissions.flagged(dossierId, returns),
      };
    });
  }

  @Put('answers/:criterion')
  @Operation('saveAnswer', 'Answer one criterion')
  async save(
    @CurrentActing() { actor }: Acting,
    @Param('dossierId') id: string,
    @Param('criterion') criterion: string,
    @Body() { naReason, evidence, ...body }: SaveAnswerDto,
  ): Promise<AnswerView> {
    const command = {
      ...body,
      criterion,
      dossierId: id as DossierId,
      naReason: naReason ?? null,
      evidence: evidence as EvidenceId[],
    };
    return answerView(await this.saveAnswer.execute(actor, command));
  }

  @Get('readiness')
  @Operation('readReadiness', 'How ready the file is; not the decision')
  async readiness(@Param('dossierId') id: string): Promise<ReadinessView> {
    const { readiness, gaps } = await this.readReadiness.execute(id as DossierId);
    const { outcome, rule } = readiness.wouldBe;
    return {
      score: readiness.score,
      parts: Object.entries(readiness.parts).map(([name, share]) => ({ name, share })),
      next: readiness.next && { ...readiness.next },
      blockingPoints: [...readiness.blockingPoints],
      unanswered: [...gaps.unanswered],
      withoutEvidence: [...gaps.withoutEvidence],
      unacceptableFiles: [...gaps.unacceptableFiles],
      simulatedOutcome: outcome,
      simulatedRule: rule,
      notice: { ...readiness.notice },
    };
  }

  @Get('submissions')
  @Operation('listSubmissions', 'The versions of the file that were sent')
  submissions(@Param('dossierId') id: string): Promise<SubmissionsView> {
    return this.work.read(async ({ submissions }) => ({
      items: (await submissions.of(id as DossierId)).map(({ number, frozenAt, hash }) => ({
        number,
        frozenAt: frozenAt.toISOString(),
        hash,
      })),
    }));
  }

  @Get('submissions/:number')
  @Operation('readSubmission', 'One version of the file, as it was sent')
  submission(@Param('dossierId') id: string, @Param('number') number: string): Promise<SubmissionView> {
    return this.work.read(async (scope) => {
      const { content, frozenAt, hash, number: version } = await submissionOf(scope, id, number);
      const answers = content.answers.map((answer) => ({ ...answer, evidence: [...answer.evidence] }));
      return {
        number: version,
        frozenAt: frozenAt.toISOString(),
        hash,
        statement: content.statement,
        answers,
        evidence: [...content.evidence],
      };
    });
  }

  @Get('submissions/:number/receipt')
  @Operation('readReceipt', 'The dated receipt of a submission')
  receipt(@Param('dossierId') id: string, @Param('number') number: string): Promise<ReceiptView> {
    return this.work.read(async (scope) => {
      const dossier = (await scope.dossiers.get(id as DossierId)).toSnapshot();
      const submission = await submissionOf(scope, id, number);
      return {
        dossierId: dossier.id,
        number: dossier.number,
        submission: submission.number,
        receivedAt: submission.frozenAt.toISOString(),
        hash: submission.hash,
        files: submission.content.evidence.length,
        answers: submission.content.answers.length,
      };
    });
  }

  private async criteriaFor({ standings, person }: Acting, dossierId: DossierId): Promise<'all' | ReadonlySet<string>> {
    if (!standings.has('expert@panel')) return 'all';
    return new Set(await this.evaluation.assignedCriteria(dossierId, person.accountId));
  }
}

async function submissionOf({ submissions }: ReferencingScope, id: string, number: string): Promise<Submission> {
  const found = (await submissions.of(id as DossierId)).find((submission) => String(submission.number) === number);
  if (!found) throw new NotFound('submission', number);
  return found;
}

const answerView = ({ evidence, ...answer }: Answer): AnswerView => ({ ...answer, evidence: [...evidence] });

/** A criterion that a later text does not have keeps its id for a name. */
const worded = (criterion: string, { text, former }: ScopeText) => ({
  title: text?.title ?? criterion,
  question: text?.question ?? '',
  former: former && { ...former },
});
