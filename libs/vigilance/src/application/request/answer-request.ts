import { Injectable } from '@nestjs/common';
import type { Actor, Day } from '#libs/kernel';
import type { RequestSnapshot } from '../../domain/request/publisher-request.js';
import { type OnRequest, RequestSteps } from './request-steps.js';

/** What a publisher makes of the facts he was sent, and what a person of the authority makes of his word. */
@Injectable()
export class AnswerRequest {
  constructor(private readonly steps: RequestSteps) {}

  /** N1, N2. @throws StaleVersion, ActionNotAllowed */
  answer(actor: Actor, on: OnRequest, text: string): Promise<RequestSnapshot> {
    return this.steps.take(actor, on, { action: 'answer', words: text }, (request, act) => request.answer(text, act));
  }

  /** N3. @throws StaleVersion, ConditionsNotMet (`day_to_come`, `day_in_reach`) */
  commit(actor: Actor, on: OnRequest, text: string, dueOn: Day): Promise<RequestSnapshot> {
    return this.steps.take(actor, on, { action: 'commit', words: text, facts: { dueOn } }, (request, act) =>
      request.commit(text, dueOn, act),
    );
  }

  /** N6, N7. @throws StaleVersion, ActionNotAllowed */
  judge(actor: Actor, on: OnRequest, kept: boolean, motive: string): Promise<RequestSnapshot> {
    return this.steps.take(actor, on, { action: kept ? 'keep' : 'miss', words: motive }, (request, act) =>
      request.judge(kept, motive, act),
    );
  }

  /** N8. @throws StaleVersion, ActionNotAllowed */
  settle(actor: Actor, on: OnRequest, motive: string): Promise<RequestSnapshot> {
    return this.steps.take(actor, on, { action: 'settle', words: motive }, (request, act) =>
      request.settle(motive, act),
    );
  }
}
