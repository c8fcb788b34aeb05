import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict, endOf, Invalid, lastDay, newId } from '#libs/kernel';
import { Clarification, type ClarificationSnapshot, type Question } from '../../domain/clarification/clarification.js';
import type { Dossier } from '../../domain/dossier/dossier.js';
import type { DossierState } from '../../domain/dossier/dossier.lifecycle.js';
import { judgedIn } from '../../domain/submission/answer.js';
import { expectVersion, type OnDossier, personOf } from '../dossier/dossier-action.js';
import { DossierSteps } from '../dossier/dossier-steps.js';
import { EvaluationReader } from '../neighbours.js';
import { ReferencingWork } from '../referencing.work.js';
import { keepClarification } from './clarification-action.js';

const ASKABLE: readonly DossierState[] = ['completeness', 'evaluation', 'reconciliation'];

/** An agent asks the publisher about one or several criteria; a blocking question stops the clock (PUB-08). */
@Injectable()
export class AskClarification {
  constructor(
    private readonly work: ReferencingWork,
    private readonly steps: DossierSteps,
    private readonly evaluation: EvaluationReader,
    private readonly clock: Clock,
  ) {}

  execute(
    actor: Actor,
    on: OnDossier,
    questions: readonly Question[],
    blocking: boolean,
  ): Promise<ClarificationSnapshot> {
    return this.work.transaction(async (scope) => {
      const dossier = await scope.dossiers.forUpdate(on.dossierId);
      await expectVersion(scope, dossier, on.expectedVersion);
      if (!ASKABLE.includes(dossier.state)) {
        throw new Conflict('action_not_allowed', `No question can be asked while the dossier is ${dossier.state}.`, {
          state: dossier.state,
        });
      }
      const inScope = new Set(judgedIn(await scope.scopeItems.of(dossier.id)).map(({ criterion }) => criterion));
      const strangers = questions.filter(({ criterion }) => !inScope.has(criterion));
      if (strangers.length > 0) {
        const reasons = strangers.map(({ criterion }) => ({
          code: 'not_in_scope',
          message: `${criterion} is not in scope`,
          field: '/questions',
        }));
        throw new Invalid('validation_failed', 'Some questions are about criteria out of scope.', reasons);
      }
      const asked = (await scope.clarifications.of(dossier.id))
        .map((c) => c.toSnapshot())
        .filter(({ state }) => state === 'open');
      const open = new Set(
        asked.flatMap(({ rounds }) => rounds.at(-1)?.questions.map(({ criterion }) => criterion) ?? []),
      );
      const twice = questions.filter(({ criterion }) => open.has(criterion)).map(({ criterion }) => criterion);
      if (twice.length > 0)
        throw new Conflict('question_already_open', 'A question on this criterion is open.', { criteria: twice });

      await this.refuseNames(dossier, questions);
      const rules = await scope.rules.for(dossier);
      const today = this.clock.today();
      const clarification = Clarification.ask({
        id: newId<'Clarification'>(),
        dossierId: dossier.id,
        askedBy: personOf(actor),
        blocking,
        questions,
        askedOn: today,
        dueAt: endOf(lastDay(today, rules.clarificationAnswer, rules.calendar)),
        createdAt: this.clock.now(),
      });
      await scope.clarifications.add(clarification);
      const criteria = questions.map(({ criterion }) => criterion);
      const tools = { scope, steps: this.steps, clock: this.clock };
      await keepClarification(tools, actor, {
        dossier,
        clarification,
        action: 'ask',
        from: 'none',
        facts: { criteria },
      });
      return clarification.toSnapshot();
    });
  }

  /** The publisher never learns who judges: a question that names an expert is not sent (EXP-11). */
  private async refuseNames(dossier: Dossier, questions: readonly Question[]): Promise<void> {
    const text = questions.map((question) => question.text).join('\n');
    const names = await this.evaluation.namesGivenAway(dossier.id, text);
    if (names.length === 0) return;
    const reasons = [{ code: 'expert_named', message: 'names an expert of the panel', field: '/questions' }];
    throw new Conflict('expert_named', 'A question names an expert of the panel.', { names }, reasons);
  }
}
