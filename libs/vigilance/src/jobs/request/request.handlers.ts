import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Accounts, Organisations } from '#libs/identity';
import { Handles, type JobHandler, type TimerPayload } from '#libs/jobs';
import { dayOf } from '#libs/kernel';
import { Letters } from '#libs/notification';
import { TellReporters } from '../../application/case/tell-reporters.js';
import { PublisherDuties } from '../../application/duty/publisher-duties.js';
import { RequestSteps } from '../../application/request/request-steps.js';
import type { VigilanceEvents } from '../../application/vigilance.events.js';
import { JobWork, type VigilanceScope } from '../../application/vigilance.work.js';
import type { RequestId, RequestSnapshot } from '../../domain/request/publisher-request.js';
import { dutyLines } from './duty-lines.js';
import { requestNews } from './request-news.js';

type Moved = VigilanceEvents['vigilance.publisher-request-moved.v1'];
type Late = VigilanceEvents['vigilance.publisher-request-late.v1'];

const OFFICERS = ['vigilance_officer', 'duty_officer'] as const;
const pathOf = (id: RequestId): string => `/api/v1/publisher-requests/${id}`;
const find = async (scope: VigilanceScope, id: RequestId): Promise<RequestSnapshot> =>
  (await scope.requests.forUpdate(id)).toSnapshot();

/** The day of a commitment has come, or something is late. */
@Injectable()
@Handles('vigilance.request-limit')
export class RequestLimitHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly steps: RequestSteps,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { subjectId } = payload as TimerPayload;
    return this.work.within(tx, (scope) => this.steps.limitPassed(scope, subjectId as RequestId));
  }
}

/** The publisher is told that facts wait for him, that his day has come, and whether his word was kept. */
@Injectable()
@Handles('vigilance.tell-request')
export class TellRequestHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly letters: Letters,
    private readonly organisations: Organisations,
    private readonly duties: PublisherDuties,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { requestId, action, version } = payload as Moved;
    return this.work.within(tx, async (scope) => {
      const request = await find(scope, requestId);
      const { number, applicationName: application, organisationId, dueAt, commitments } = request;
      const dueOn = commitments.at(-1)?.dueOn;
      for (const { accountId } of await this.organisations.toNotify(organisationId)) {
        const envelope = {
          key: `publisher-request:${requestId}:${version}:${accountId}`,
          to: { accountId },
          about: { kind: 'publisher-request', id: requestId },
          path: pathOf(requestId),
        };
        const about = { request: number, application };
        if (action === 'send' && dueAt !== null) {
          const duties = dutyLines(await this.duties.after(request, request.sentAt, scope.routes));
          const data = { ...about, answerBy: dayOf(dueAt), late: false, duties };
          await this.letters.post(tx, { ...envelope, template: 'facts-sent', data });
        } else if (action === 'askReporters' && dueOn !== undefined) {
          await this.letters.post(tx, { ...envelope, template: 'commitment-due', data: { ...about, dueOn } });
        } else if ((action === 'keep' || action === 'miss') && dueOn !== undefined) {
          const data = { ...about, dueOn, kept: action === 'keep' };
          await this.letters.post(tx, { ...envelope, template: 'commitment-judged', data });
        }
      }
    });
  }
}

/** Those who reported read what the publisher undertakes, are asked whether it is fixed, and read what was found. */
@Injectable()
@Handles('vigilance.tell-request-reporters')
export class TellRequestReportersHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly telling: TellReporters,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { requestId, action } = payload as Moved;
    return this.work.within(tx, async (scope) => {
      const request = await find(scope, requestId);
      const text = requestNews(action, request);
      if (text === undefined) return;
      await this.telling.tell(scope, request, await scope.requests.reportersOf(request), text);
    });
  }
}

/** Nobody answered, or nobody judged, in time: those on duty are told, and a publisher who owes an answer is reminded. */
@Injectable()
@Handles('vigilance.escalate-request')
export class EscalateRequestHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly letters: Letters,
    private readonly accounts: Accounts,
    private readonly organisations: Organisations,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { requestId, state, dueAt } = payload as Late;
    return this.work.within(tx, async (scope) => {
      const request = await find(scope, requestId);
      const { number, applicationName: application, organisationId } = request;
      const about = { kind: 'publisher-request', id: requestId };
      const dueOn = dayOf(new Date(dueAt));
      const holders = await Promise.all(OFFICERS.map((role) => this.accounts.holdersOf(role)));
      for (const accountId of new Set(holders.flat().map(({ id }) => id))) {
        await this.letters.post(tx, {
          template: 'case-attention',
          key: `publisher-request-late:${requestId}:${dueAt}:${accountId}`,
          to: { accountId },
          about,
          path: pathOf(requestId),
          data: { incident: number, application, what: state === 'sent' ? UNANSWERED : UNJUDGED, dueOn },
        });
      }
      if (state !== 'sent') return;
      for (const { accountId } of await this.organisations.toNotify(organisationId)) {
        await this.letters.post(tx, {
          template: 'facts-sent',
          key: `publisher-request-late:${requestId}:${dueAt}:${accountId}`,
          to: { accountId },
          about,
          path: pathOf(requestId),
          data: { request: number, application, answerBy: dueOn, late: true, duties: [] },
        });
      }
    });
  }
}

const UNANSWERED = {
  fr: 'l’éditeur n’a pas répondu aux faits transmis',
  en: 'the publisher did not answer the facts it was sent',
};
const UNJUDGED = {
  fr: 'un engagement de l’éditeur est à juger, en retard',
  en: 'a commitment of the publisher is to be judged, late',
};
