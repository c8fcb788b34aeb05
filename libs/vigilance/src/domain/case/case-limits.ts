import { type Day, dayOf, dueInstant, endOf, lastDay, type WorkingCalendar } from '#libs/kernel';
import type { DutyId } from '../duty/duties.js';
import { CASE_SEVERITIES, type CaseSeverity, type Kind } from '../report/vocabulary.js';

/** What the policy says of cases (`incidents`). Durations as it writes them: `10d`. */
export interface CaseRule {
  /** A case opens for one report that is as grave as one of these… */
  readonly alone: readonly CaseSeverity[];
  /** …or for so many alike within the window. */
  readonly independentReports: number;
  readonly window: string;
  /** How long a case waits to be qualified. */
  readonly triage: Readonly<Record<'harm' | 'other', string>>;
  readonly firstConclusion: Readonly<Record<CaseSeverity, string>>;
  /** How long after its conclusion a case may be opened again. */
  readonly reopen: string;
  /** How long the law leaves a publisher, by duty and step. */
  readonly duties: Readonly<Record<DutyId, readonly string[]>>;
  /** How long a conclusion may be contested, and how long the oversight body has to rule. */
  readonly contest: Readonly<Record<'lodge' | 'decide', string>>;
  /** Severities at which a suspension is proposed to who is on duty. */
  readonly suspensionProposed: readonly CaseSeverity[];
  /** Severities of which the public reads what was established. */
  readonly publicNote: readonly CaseSeverity[];
  /** What is audited at once when it is confirmed. */
  readonly audited: { readonly kinds: readonly string[]; readonly topics: readonly string[] };
  /** How long a publisher has to answer, how far away he may undertake something, and how long it is checked. */
  readonly publisher: Readonly<Record<'answer' | 'commitment' | 'check', string>>;
  readonly calendar: WorkingCalendar;
}

/** The first is the gravest. */
export const gravestCase = (one: CaseSeverity, other: CaseSeverity): CaseSeverity =>
  CASE_SEVERITIES.indexOf(one) <= CASE_SEVERITIES.indexOf(other) ? one : other;

export const isGraver = (one: CaseSeverity, other: CaseSeverity): boolean =>
  CASE_SEVERITIES.indexOf(one) < CASE_SEVERITIES.indexOf(other);

/** To be qualified by then: sooner when harm is claimed. */
export function caseTriageDue(zero: Date, kind: Kind, severity: CaseSeverity, { triage, calendar }: CaseRule): Date {
  const harm = kind === 'health_harm' || severity === 'S1' || severity === 'S2';
  return dueInstant(zero, dayOf(zero), triage[harm ? 'harm' : 'other'], calendar);
}

/** A first conclusion is due by then. */
export const conclusionDue = (zero: Date, severity: CaseSeverity, { firstConclusion, calendar }: CaseRule): Date =>
  dueInstant(zero, dayOf(zero), firstConclusion[severity], calendar);

export const mayContest = (closedAt: Date, now: Date, { contest, calendar }: CaseRule): boolean =>
  dayOf(now) <= contestableUntil(closedAt, { contest, calendar });

/** The last day to contest a conclusion. */
export const contestableUntil = (closedAt: Date, { contest, calendar }: Pick<CaseRule, 'contest' | 'calendar'>): Day =>
  lastDay(dayOf(closedAt), contest.lodge, calendar);

export const contestDue = (lodged: Date, { contest, calendar }: CaseRule): Date =>
  endOf(lastDay(dayOf(lodged), contest.decide, calendar));

export const mayReopen = (closedAt: Date, now: Date, { reopen, calendar }: CaseRule): boolean =>
  dayOf(now) <= lastDay(dayOf(closedAt), reopen, calendar);
