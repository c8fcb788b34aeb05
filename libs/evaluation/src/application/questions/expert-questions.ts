import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict, Invalid, NotFound, newId, StaleVersion } from '#libs/kernel';
import type { AssignmentId } from '../../domain/assignment.js';
import type { DossierId } from '../../domain/evaluated-dossier.js';
import { namesIn } from '../../domain/name-leak.js';
import { hold } from '../assignment/on-assignment.js';
import { type EvaluationScope, EvaluationWork, type ExpertQuestion } from '../evaluation.work.js';
import { People } from '../neighbours.js';
import { personOf } from '../person-of.js';

export interface QuestionClosing {
  readonly expectedVersion: number;
  /** The clarification in which the lead put it to the publisher; absent when he does not. */
  readonly clarificationId?: string;
  /** What the expert is told. */
  readonly answer: string;
}

/** An expert doubts, the lead asks: the publisher never learns who wanted to know (EXP-11). */
@Injectable()
export class ExpertQuestions {
  constructor(
    private readonly work: EvaluationWork,
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  ask(actor: Actor, assignmentId: AssignmentId, criterion: string, text: string): Promise<ExpertQuestion> {
    return this.work.transaction(async (scope) => {
      const { dossier, assignment } = await hold(scope, assignmentId);
      dossier.expectPhase('evaluation', 'reconciliation');
      const { criteria, state } = assignment.toSnapshot();
      if (state !== 'accepted' && state !== 'submitted') {
        throw new Conflict('assignment_not_open', 'Only who holds the assignment asks questions.', { state });
      }
      if (!criteria.includes(criterion)) {
        const reasons = [{ code: 'not_asked', message: 'was not asked of this expert', field: '/criterion' }];
        throw new Invalid('validation_failed', 'The criterion is not assigned.', reasons);
      }
      const question: ExpertQuestion = {
        id: newId<'Question'>(),
        assignmentId,
        dossierId: dossier.id,
        criterion,
        text,
        state: 'open',
        askedAt: this.clock.now(),
        clarificationId: null,
        answer: null,
        closedBy: null,
        closedAt: null,
        version: 1,
      };
      await scope.questions.save(question);
      await this.record(scope, actor, question, 'evaluation.question-asked');
      const payload = { dossierId: dossier.id, questionId: question.id, criterion };
      await scope.outbox.announce({ name: 'evaluation.question-asked.v1', payload, occurredAt: question.askedAt });
      return question;
    });
  }

  close(actor: Actor, dossierId: DossierId, id: string, closing: QuestionClosing): Promise<ExpertQuestion> {
    return this.work.transaction(async (scope) => {
      const question = await scope.questions.forUpdate(id);
      if (question.dossierId !== dossierId) throw new NotFound('question', id);
      if (question.version !== closing.expectedVersion) {
        throw new StaleVersion(closing.expectedVersion, question.version);
      }
      if (question.state !== 'open') throw new Conflict('already_closed', 'The question is closed.');
      const closed: ExpertQuestion = {
        ...question,
        state: closing.clarificationId === undefined ? 'declined' : 'relayed',
        clarificationId: closing.clarificationId ?? null,
        answer: closing.answer,
        closedBy: personOf(actor),
        closedAt: this.clock.now(),
        version: question.version + 1,
      };
      await scope.questions.save(closed);
      await this.record(scope, actor, closed, 'evaluation.question-closed');
      return closed;
    });
  }

  /** The names of the panel that this text would give away to the publisher. */
  namesGivenAway(dossierId: DossierId, text: string): Promise<string[]> {
    return this.work.read(async (scope) => {
      const panel = (await scope.assignments.of(dossierId)).map((assignment) => assignment.toSnapshot().expertId);
      const people = await this.people.many([...new Set(panel)]);
      return namesIn(
        text,
        [...people.values()].map(({ name }) => name),
      );
    });
  }

  private record(scope: EvaluationScope, actor: Actor, question: ExpertQuestion, kind: string): Promise<void> {
    return scope.journal.append({
      kind,
      subject: { kind: 'evaluation', id: question.dossierId },
      actor,
      at: this.clock.now(),
      to: question.state,
      facts: { criterion: question.criterion },
      secrets: { text: question.text },
    });
  }
}
