import { Injectable } from '@nestjs/common';
import { type Actor, Clock, newId, StaleVersion, SYSTEM } from '#libs/kernel';
import {
  PublisherRequest,
  type RequestAct,
  type RequestId,
  type RequestSnapshot,
  type SentFacts,
} from '../../domain/request/publisher-request.js';
import type { RequestAction } from '../../domain/request/publisher-request.lifecycle.js';
import { CaseRules } from '../case/case-neighbours.js';
import { personOf } from '../case/case-steps.js';
import type { VigilanceEvent } from '../vigilance.events.js';
import { type VigilanceScope, VigilanceWork } from '../vigilance.work.js';

export const requestSubject = (id: RequestId) => ({ kind: 'publisher-request', id });

/** Something is due of the publisher, or of those who judge, by then. */
export const REQUEST_TIMER = 'vigilance.publisher-request';

/** Which request, and the version of it that the actor had before his eyes. */
export interface OnRequest {
  readonly requestId: RequestId;
  readonly expectedVersion: number;
}

interface RequestMove {
  readonly request: PublisherRequest;
  readonly from: RequestSnapshot['state'] | null;
  readonly action: RequestAction | 'send';
  readonly at: Date;
  /** Words of a person: they go into the journal as a commitment. */
  readonly words?: string;
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
}

/** One step on a request to a publisher: its state, its journal, its limit and who listens, or nothing of it. */
@Injectable()
export class RequestSteps {
  constructor(
    private readonly work: VigilanceWork,
    private readonly rules: CaseRules,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, StaleVersion, ActionNotAllowed, ConditionsNotMet */
  async take(
    actor: Actor,
    { requestId, expectedVersion }: OnRequest,
    step: Pick<RequestMove, 'action' | 'words' | 'facts'>,
    change: (request: PublisherRequest, act: RequestAct) => void,
  ): Promise<RequestSnapshot> {
    const rule = await this.rules.inForce();
    return this.work.transaction(async (scope) => {
      const request = await scope.requests.forUpdate(requestId);
      const { state, version } = request.toSnapshot();
      if (version !== expectedVersion) {
        throw new StaleVersion(expectedVersion, version, await scope.lastChange(requestSubject(requestId)));
      }
      const at = this.clock.now();
      change(request, { by: personOf(actor), at, rule });
      await scope.requests.save(request);
      await this.tell(scope, actor, { ...step, request, from: state, at });
      return request.toSnapshot();
    });
  }

  /** Facts leave for the publisher, in the caller's transaction. @throws Conflict `facts_sent_already` */
  async send(
    scope: VigilanceScope,
    actor: Actor,
    facts: Omit<SentFacts, 'id' | 'number' | 'sentAt' | 'sentBy'>,
    rule: RequestAct['rule'],
  ): Promise<RequestSnapshot> {
    const [at, year] = [this.clock.now(), this.clock.today().slice(0, 4)];
    const number = `DEM-${year}-${(await scope.requests.nextSerial()).padStart(6, '0')}`;
    const id = newId<'PublisherRequest'>();
    const request = PublisherRequest.send({ ...facts, id, number, sentAt: at, sentBy: personOf(actor) }, rule);
    await scope.requests.add(request);
    await this.tell(scope, actor, { request, from: null, action: 'send', at, words: facts.facts });
    return request.toSnapshot();
  }

  /** Journal, limit and announcement of a request that is kept. */
  async tell(
    { journal, timers, outbox }: VigilanceScope,
    actor: Actor,
    { request, from, action, at, words, facts }: RequestMove,
  ): Promise<void> {
    const { id, number, caseId, reportId, state, dueAt, version } = request.toSnapshot();
    const subject = requestSubject(id);
    await journal.append({
      kind: `publisher-request.${action}`,
      subject,
      actor,
      at,
      ...(from !== null && { from }),
      to: state,
      facts: { number, source: caseId ?? reportId ?? '', ...facts },
      ...(words !== undefined && { secrets: { words } }),
    });
    await timers.cancel(subject);
    if (dueAt !== null) await timers.set({ subject, kind: REQUEST_TIMER, dueAt });
    await outbox.announce({
      name: 'vigilance.publisher-request-moved.v1',
      payload: { requestId: id, number, action, state, version },
      occurredAt: at,
    } satisfies VigilanceEvent);
  }

  /** The day of a commitment has come, or nobody answered in time. May run twice, and late. */
  async limitPassed(scope: VigilanceScope, requestId: RequestId): Promise<void> {
    const request = await scope.requests.forUpdate(requestId);
    const { state, dueAt, number } = request.toSnapshot();
    const at = this.clock.now();
    if (dueAt === null || dueAt > at) return;
    if (state === 'committed') {
      request.askReporters({ at, rule: await this.rules.inForce() });
      await scope.requests.save(request);
      return this.tell(scope, SYSTEM, { request, from: state, action: 'askReporters', at });
    }
    await scope.journal.append({
      kind: 'publisher-request.limit-exceeded',
      subject: requestSubject(requestId),
      actor: SYSTEM,
      at,
      facts: { number, state },
    });
    await scope.outbox.announce({
      name: 'vigilance.publisher-request-late.v1',
      payload: { requestId, number, state, dueAt: dueAt.toISOString() },
      occurredAt: at,
    } satisfies VigilanceEvent);
  }
}
