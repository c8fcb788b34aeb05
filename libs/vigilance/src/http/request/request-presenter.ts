import { Injectable } from '@nestjs/common';
import type { Acting, Standing } from '#libs/access';
import { type ActionView, lifeOf, limitAt } from '#libs/http';
import { Clock, dayOf, NotFound, offers } from '#libs/kernel';
import { RequestReads } from '../../application/request/request.work.js';
import type { CaseId } from '../../domain/case/case-snapshot.js';
import type { ReportId } from '../../domain/report/triage.js';
import { PublisherRequest, type RequestId, type RequestSnapshot } from '../../domain/request/publisher-request.js';
import {
  type RequestAction,
  type RequestParty,
  requestConditionTexts,
  requestLifecycle,
} from '../../domain/request/publisher-request.lifecycle.js';
import { SEES_CASES, vigilanceOperations } from '../../vigilance.operations.js';
import { DutyPresenter } from '../duty/duty-presenter.js';
import type {
  FollowedCommitmentView,
  PublicCommitmentView,
  PublisherRequestLineView,
  PublisherRequestView,
} from './request.view.js';
import { REQUEST_WORDS, VERDICT_WORDS } from './request-words.js';

const ROUTES: Readonly<
  Partial<Record<RequestAction, { readonly operation: keyof typeof vigilanceOperations; readonly path: string }>>
> = {
  answer: { operation: 'answerPublisherRequest', path: 'statements' },
  commit: { operation: 'commitToCorrection', path: 'commitments' },
  keep: { operation: 'judgeCommitment', path: 'verdict' },
  miss: { operation: 'judgeCommitment', path: 'verdict' },
  settle: { operation: 'settlePublisherRequest', path: 'settlement' },
};
const PEOPLE: ReadonlySet<RequestParty> = new Set(['publisher', 'vigilance_officer']);
/** What is said with the act itself is taken for said. */
const GIVEN = new Set(['motive_given', 'day_to_come', 'day_in_reach'] as const);

/** A request to a publisher as each reader gets it. */
@Injectable()
export class RequestPresenter {
  constructor(
    private readonly reads: RequestReads,
    private readonly duties: DutyPresenter,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound */
  async view({ standings }: Acting, id: RequestId): Promise<PublisherRequestView> {
    const request = await this.reads.find(id);
    if (!request) throw new NotFound('publisher request', id);
    const { state, dueAt, statements, commitments, sentAt } = request;
    const ofAuthority = SEES_CASES.some((standing) => standings.has(standing));
    const said = request.said.filter(({ commitment }) => commitment === commitments.length);
    return {
      ...lifeOf(
        requestLifecycle,
        state,
        REQUEST_WORDS,
        limitAt(dueAt, this.clock.now()),
        actionsOf(request, standings),
      ),
      id,
      number: request.number,
      applicationId: request.applicationId,
      applicationName: request.applicationName,
      kind: request.kind,
      severity: request.severity,
      versions: [...request.versions],
      facts: request.facts,
      sentAt: sentAt.toISOString(),
      duties: await this.duties.after(request, sentAt),
      statements: statements.map(({ text, at }) => ({ text, at })),
      commitments: commitments.map(({ text, dueOn, at, verdict, motive, judgedAt }) => ({
        text,
        dueOn,
        at,
        verdict,
        motive,
        judgedAt,
      })),
      settlement: request.settlement,
      caseId: ofAuthority ? request.caseId : null,
      said: ofAuthority
        ? { fixed: said.filter(({ fixed }) => fixed).length, notFixed: said.filter(({ fixed }) => !fixed).length }
        : null,
      version: request.version,
    };
  }

  /** What a case, or a report, led to; first to last. */
  async linesFrom(source: CaseId | ReportId): Promise<PublisherRequestLineView[]> {
    return (await this.reads.from(source)).map((request) => this.line(request));
  }

  line(request: RequestSnapshot): PublisherRequestLineView {
    return {
      id: request.id,
      number: request.number,
      applicationId: request.applicationId,
      applicationName: request.applicationName,
      kind: request.kind,
      severity: request.severity,
      sentAt: request.sentAt.toISOString(),
      state: request.state,
      publicState: REQUEST_WORDS[request.state],
      clock: limitAt(request.dueAt, this.clock.now()),
      version: request.version,
    };
  }
}

/** What the publisher undertook last, as this reporter reads it. */
export function followedCommitment(request: RequestSnapshot | null, report: ReportId): FollowedCommitmentView | null {
  const last = request?.commitments.at(-1);
  if (!request || !last) return null;
  const { text, dueOn, verdict } = last;
  const fixed = PublisherRequest.restore(request).saidOf(report);
  return { text, dueOn, verdict, asked: request.state === 'checking' && fixed === null, fixed };
}

/** What was judged of the commitments of an application. */
export const publicCommitments = (requests: readonly RequestSnapshot[]): PublicCommitmentView[] =>
  requests.flatMap(({ kind, commitments }) =>
    [...commitments].reverse().flatMap(({ at, dueOn, verdict, judgedAt }) =>
      verdict === null || judgedAt === null
        ? []
        : [
            {
              kind,
              madeOn: dayOf(new Date(at)),
              dueOn,
              kept: verdict === 'kept',
              verdict: VERDICT_WORDS[verdict],
              judgedOn: dayOf(new Date(judgedAt)),
            },
          ],
    ),
  );

function actionsOf({ id, state }: RequestSnapshot, standings: ReadonlySet<Standing>): ActionView[] {
  return offers(requestLifecycle, state, PEOPLE, GIVEN, requestConditionTexts).flatMap(({ name, allowed, reasons }) => {
    const route = ROUTES[name];
    if (!route) return [];
    const { allow } = vigilanceOperations[route.operation];
    if (!Array.isArray(allow) || !allow.some((standing) => standings.has(standing))) return [];
    const href = `/api/v1/publisher-requests/${id}/${route.path}`;
    return [{ name, allowed, reasons: [...reasons], method: 'POST' as const, href }];
  });
}
