import { type AccountId, Conflict, type Day, dayOf, dueInstant, type Id, type WorkingCalendar } from '#libs/kernel';
import type { CaseId, CaseSnapshot } from '../case/case-snapshot.js';
import type { ReportId } from '../report/triage.js';
import { SERVICES, type Service } from '../report/vocabulary.js';

export type ReferralId = Id<'Referral'>;
/** The authorities that may be seized; a publisher is sent facts, which is another thing. */
export const AUTHORITIES = SERVICES.filter((service) => service !== 'publisher');
export type Authority = Exclude<Service, 'publisher'>;

/** A report as an authority reads it: nobody who wrote it is in it. */
export interface ReferredReport {
  readonly number: string;
  readonly receivedAt: string;
  readonly appVersion: string | null;
  readonly kind: string;
  readonly severity: string;
  readonly topic: string | null;
  /** The copy without persons; null where it was not read yet, or is kept no more. */
  readonly excerpt: string | null;
}

/** What stood in the case when it was referred. */
export interface ReferredFacts {
  readonly format: 'aval-referral-1';
  readonly service: Authority;
  readonly motive: string;
  readonly sentAt: string;
  readonly incident: {
    readonly number: string;
    readonly applicationName: string;
    readonly kind: string;
    readonly severity: string;
    readonly topics: readonly string[];
    readonly versions: readonly string[];
    readonly openedAt: string;
    readonly facts: string | null;
  };
  /** Reports received on each day, for a picture of the time. */
  readonly perDay: readonly { readonly day: Day; readonly reports: number }[];
}

export interface ReferralPackage extends ReferredFacts {
  readonly reports: readonly ReferredReport[];
}

export interface ReferralSnapshot {
  readonly id: ReferralId;
  readonly caseId: CaseId;
  readonly service: Authority;
  readonly motive: string;
  readonly facts: ReferredFacts;
  readonly reports: readonly ReportId[];
  /** SHA-256 of the whole package in canonical form, hexadecimal. */
  readonly hash: string;
  readonly sentAt: Date;
  readonly sentBy: AccountId;
  /** The authority has to have said by then that it has it. */
  readonly dueAt: Date;
  readonly acknowledgedOn: Day | null;
  readonly acknowledgedBy: AccountId | null;
  /** Under which it follows the matter. */
  readonly reference: string | null;
}

export interface Referring {
  readonly service: Authority;
  readonly motive: string;
  readonly at: Date;
}

export function factsReferred(
  { number, applicationName, kind, severity, topics, versions, openedAt, facts }: CaseSnapshot,
  reports: readonly Pick<ReferredReport, 'receivedAt'>[],
  { service, motive, at }: Referring,
): ReferredFacts {
  const days = reports.map(({ receivedAt }) => dayOf(new Date(receivedAt))).sort();
  return {
    format: 'aval-referral-1',
    service,
    motive,
    sentAt: at.toISOString(),
    incident: { number, applicationName, kind, severity, topics, versions, openedAt: openedAt.toISOString(), facts },
    perDay: [...new Set(days)].map((day) => ({ day, reports: days.filter((one) => one === day).length })),
  };
}

export const acknowledgementDue = (sentAt: Date, within: string, calendar: WorkingCalendar): Date =>
  dueInstant(sentAt, dayOf(sentAt), within, calendar);

export interface Acknowledging {
  readonly reference: string;
  readonly on: Day;
  readonly by: AccountId;
}

/** @throws Conflict `acknowledged_already`, `acknowledged_before_sent` */
export function acknowledged(
  referral: ReferralSnapshot,
  { reference, on, by }: Acknowledging,
  today: Day,
): ReferralSnapshot {
  if (referral.acknowledgedOn !== null) throw new Conflict('acknowledged_already', 'This referral is acknowledged.');
  if (on < dayOf(referral.sentAt) || on > today)
    throw new Conflict('acknowledged_before_sent', 'Acknowledged between the day it was sent and today.');
  return { ...referral, acknowledgedOn: on, acknowledgedBy: by, reference };
}
