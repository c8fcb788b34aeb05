import { Injectable } from '@nestjs/common';
import { type Actor, Clock, dayOf, endOf, lastDay } from '#libs/kernel';
import type { Question } from '../../domain/clarification/clarification.js';
import { DossierSteps } from '../dossier/dossier-steps.js';
import { ReferencingWork } from '../referencing.work.js';
import { type OnClarification, onClarification } from './clarification-action.js';

/** What the asker or the lead does with a question once it is put: accept the answer, ask again, take it back, give time. */
@Injectable()
export class HandleClarification {
  constructor(
    private readonly work: ReferencingWork,
    private readonly steps: DossierSteps,
    private readonly clock: Clock,
  ) {}

  accept(actor: Actor, on: OnClarification) {
    return this.on(actor, on, 'accept', async ({ clarification }) => {
      clarification.accept();
      return undefined;
    });
  }

  /** Asked by mistake: the stop is erased, since it must not cost the publisher a late decision (PUB-10). */
  cancel(actor: Actor, on: OnClarification) {
    return this.on(actor, on, 'cancel', async ({ clarification }) => {
      clarification.cancel();
      return undefined;
    });
  }

  askAgain(actor: Actor, on: OnClarification, questions: readonly Question[]) {
    return this.on(actor, on, 'askAgain', async ({ scope, dossier, clarification }) => {
      const rules = await scope.rules.for(dossier);
      const today = this.clock.today();
      const dueAt = endOf(lastDay(today, rules.clarificationAnswer, rules.calendar));
      clarification.askAgain(questions, today, dueAt, rules.allowances.clarificationRounds);
      return { round: clarification.toSnapshot().rounds.length };
    });
  }

  /** One extension of the same length, from the day the first delay would have ended. */
  extend(actor: Actor, on: OnClarification) {
    return this.on(actor, on, 'extend', async ({ scope, dossier, clarification }) => {
      const rules = await scope.rules.for(dossier);
      const { dueAt } = clarification.toSnapshot();
      clarification.extend(endOf(lastDay(dayOf(dueAt), rules.clarificationAnswer, rules.calendar)));
      return undefined;
    });
  }

  private on(actor: Actor, on: OnClarification, action: string, act: Parameters<typeof onClarification>[4]) {
    return onClarification({ work: this.work, steps: this.steps, clock: this.clock }, actor, on, action, act);
  }
}
