import {
  type AccountId,
  type Day,
  dayOf,
  dueInstant,
  endOf,
  type Id,
  lastDay,
  type OrganisationId,
  transition,
} from '#libs/kernel';
import type { CaseRule } from '../case/case-limits.js';
import type { CaseId } from '../case/case-snapshot.js';
import type { ReportId } from '../report/triage.js';
import type { CaseSeverity, Kind } from '../report/vocabulary.js';
import {
  type RequestAction,
  type RequestCondition,
  type RequestState,
  requestConditionTexts,
  requestLifecycle,
} from './publisher-request.lifecycle.js';

export type RequestId = Id<'PublisherRequest'>;

/** What the publisher is told: established facts, in words that a person checked. Nobody who reported is in it. */
export interface SentFacts {
  readonly id: RequestId;
  /** `DEM-2027-000012`. */
  readonly number: string;
  /** One of the two: the case, or the report, that it comes from. */
  readonly caseId: CaseId | null;
  readonly reportId: ReportId | null;
  readonly applicationId: string;
  readonly applicationName: string;
  readonly organisationId: OrganisationId;
  readonly kind: Kind;
  readonly severity: CaseSeverity;
  readonly versions: readonly string[];
  readonly facts: string;
  readonly sentAt: Date;
  readonly sentBy: AccountId;
}

export interface Statement {
  readonly text: string;
  readonly by: AccountId;
  readonly at: string;
}

export interface Commitment {
  readonly text: string;
  /** To be kept by the end of this day. */
  readonly dueOn: Day;
  readonly by: AccountId;
  readonly at: string;
  readonly verdict: 'kept' | 'not_kept' | null;
  readonly motive: string | null;
  readonly judgedBy: AccountId | null;
  readonly judgedAt: string | null;
}

/** Whether it is fixed, as one who reported says. */
export interface Said {
  readonly reportId: ReportId;
  readonly fixed: boolean;
  /** Which commitment: 1 is the first. */
  readonly commitment: number;
  readonly at: string;
}

export interface RequestSnapshot extends SentFacts {
  readonly state: RequestState;
  readonly stateSince: Date;
  /** When something is due of the publisher, or of those who judge; null while nothing is. */
  readonly dueAt: Date | null;
  readonly statements: readonly Statement[];
  /** First to last: one that was not kept stays. */
  readonly commitments: readonly Commitment[];
  readonly said: readonly Said[];
  /** Why it ended without a commitment. */
  readonly settlement: string | null;
  readonly version: number;
}

/** Who acts, and when, under which policy. */
export interface RequestAct {
  readonly by: AccountId;
  readonly at: Date;
  readonly rule: Pick<CaseRule, 'publisher' | 'calendar'>;
}

export class PublisherRequest {
  private constructor(private snapshot: RequestSnapshot) {}

  static send(facts: SentFacts, { publisher, calendar }: RequestAct['rule']): PublisherRequest {
    const { sentAt } = facts;
    return new PublisherRequest({
      ...facts,
      state: 'sent',
      stateSince: sentAt,
      dueAt: dueInstant(sentAt, dayOf(sentAt), publisher.answer, calendar),
      statements: [],
      commitments: [],
      said: [],
      settlement: null,
      version: 1,
    });
  }

  static restore(snapshot: RequestSnapshot): PublisherRequest {
    return new PublisherRequest(snapshot);
  }

  toSnapshot(): RequestSnapshot {
    return this.snapshot;
  }

  /** N1, N2: what he has to say is added; nothing of it is rewritten. */
  answer(text: string, { by, at }: RequestAct): void {
    const { state, dueAt, statements } = this.snapshot;
    const added = [...statements, { text, by, at: at.toISOString() }];
    this.step('answer', [], at, { statements: added, dueAt: state === 'sent' ? null : dueAt });
  }

  /** N3. @throws ConditionsNotMet (`day_to_come`, `day_in_reach`) */
  commit(text: string, dueOn: Day, { by, at, rule }: RequestAct): void {
    const commitment: Commitment = {
      text,
      dueOn,
      by,
      at: at.toISOString(),
      verdict: null,
      motive: null,
      judgedBy: null,
      judgedAt: null,
    };
    const met: RequestCondition[] = [
      ...(dueOn > dayOf(at) ? (['day_to_come'] as const) : []),
      ...(dueOn <= latestCommitment(at, rule) ? (['day_in_reach'] as const) : []),
    ];
    const commitments = [...this.snapshot.commitments, commitment];
    this.step('commit', met, at, { commitments, dueAt: endOf(dueOn) });
  }

  /** N4: the day has passed; those who reported are asked. @throws ConditionsNotMet `day_passed` */
  askReporters({ at, rule }: Omit<RequestAct, 'by'>): void {
    const { dueAt } = this.snapshot;
    const met: RequestCondition[] = dueAt !== null && dueAt <= at ? ['day_passed'] : [];
    this.step('askReporters', met, at, {
      dueAt: dueInstant(at, dayOf(at), rule.publisher.check, rule.calendar),
    });
  }

  /** N5. @throws ConditionsNotMet `not_said_yet` */
  say(reportId: ReportId, fixed: boolean, { at }: Pick<RequestAct, 'at'>): void {
    const { said, commitments } = this.snapshot;
    const one: Said = { reportId, fixed, commitment: commitments.length, at: at.toISOString() };
    const met: RequestCondition[] = this.saidOf(reportId) === null ? ['not_said_yet'] : [];
    this.step('say', met, at, { said: [...said, one] });
  }

  /** What this reporter said of the last commitment; null when he has not. */
  saidOf(reportId: ReportId): boolean | null {
    const { said, commitments } = this.snapshot;
    const own = said.find((one) => one.reportId === reportId && one.commitment === commitments.length);
    return own?.fixed ?? null;
  }

  /** N6, N7: a person judges the last commitment; what reporters said is before his eyes. @throws ConditionsNotMet */
  judge(kept: boolean, motive: string, { by, at }: RequestAct): void {
    const { commitments } = this.snapshot;
    const judged = { verdict: kept ? 'kept' : 'not_kept', motive, judgedBy: by, judgedAt: at.toISOString() } as const;
    const last = commitments.length - 1;
    this.step(kept ? 'keep' : 'miss', said(motive), at, {
      commitments: commitments.map((one, index) => (index === last ? { ...one, ...judged } : one)),
      dueAt: null,
    });
  }

  /** N8. @throws ConditionsNotMet `motive_given` */
  settle(motive: string, { at }: RequestAct): void {
    this.step('settle', said(motive), at, { settlement: motive, dueAt: null });
  }

  private step(
    action: RequestAction,
    met: readonly RequestCondition[],
    at: Date,
    changes: Partial<RequestSnapshot>,
  ): void {
    const { state, stateSince, version } = this.snapshot;
    const { to } = transition(requestLifecycle, state, action, new Set(met), requestConditionTexts);
    const since = to === state ? stateSince : at;
    this.snapshot = { ...this.snapshot, ...changes, state: to, stateSince: since, version: version + 1 };
  }
}

/** The last day for which a publisher may undertake something. */
export const latestCommitment = (at: Date, { publisher, calendar }: RequestAct['rule']): Day =>
  lastDay(dayOf(at), publisher.commitment, calendar);

const said = (words: string): readonly RequestCondition[] => (words.trim() === '' ? [] : ['motive_given']);
