import type { Timer, TimerSubject } from '#libs/jobs';
import type { JournalEntry } from '#libs/journal';
import type { Day } from '#libs/kernel';
import type { Announcement } from '#libs/messaging';
import type { Audit } from '../domain/audit/audit.js';
import type { AuditId, AuditPlanId, ListingId } from '../domain/ids.js';
import type { AuditPlan } from '../domain/plan/audit-plan.js';
import type { PlanState } from '../domain/plan/audit-plan.lifecycle.js';
import type { FailuresInARow } from '../domain/trigger/lasting-failure.js';
import type { CheckRun, StrikeOff } from '../domain/trigger/signs.js';
import type { ScoredListing } from './plan/score-listings.js';

export interface PlanStore {
  /** Two who plan one year do so one after the other. */
  lockYear(year: number): Promise<void>;
  ofYear(year: number): Promise<AuditPlan | undefined>;
  /** Those that wait in this state, locked; those that somebody else holds are left to him. */
  waitingIn(state: PlanState): Promise<AuditPlan[]>;
  add(plan: AuditPlan, candidates: readonly ScoredListing[]): Promise<void>;
  save(plan: AuditPlan): Promise<void>;
  /** The frozen population with every part of its scores. */
  candidates(plan: AuditPlanId): Promise<ScoredListing[]>;
}

export interface AuditStore {
  /** @throws NotFound */
  forUpdate(id: AuditId): Promise<Audit>;
  /** Two who open an audit of one listing do so one after the other. */
  lockListing(listing: ListingId): Promise<void>;
  /** The one that is planned or under way in the field, locked. */
  atWorkOn(listing: ListingId): Promise<Audit | undefined>;
  /** Whether this cause has already led to an audit of the listing. */
  isKnown(listing: ListingId, cause: string): Promise<boolean>;
  /** The day on which the last audit of each listing was closed. */
  lastClosed(): Promise<ReadonlyMap<ListingId, Day>>;
  add(audit: Audit): Promise<void>;
  save(audit: Audit): Promise<void>;
}

/** What comes from outside and does not wait for the plan. */
export interface SignStore {
  isStrikeOffKnown(listing: ListingId, strikeOff: Pick<StrikeOff, 'authority' | 'struckOffOn'>): Promise<boolean>;
  addStrikeOff(strikeOff: StrikeOff): Promise<void>;
  addCheckRun(run: CheckRun): Promise<void>;
  /** Since the check passed last; undefined when it passed, or never ran. */
  failuresInARow(listing: ListingId, criterion: string): Promise<FailuresInARow | undefined>;
}

/** What people are told, in the transaction of what they are told about. */
export interface AuditLetters {
  announced(audit: Audit): Promise<void>;
  started(audit: Audit): Promise<void>;
  documentsAsked(audit: Audit): Promise<void>;
  reportReady(audit: Audit): Promise<void>;
  findingsConfirmed(audit: Audit): Promise<void>;
  /** Only to who was told of the audit before. */
  cancelled(audit: Audit): Promise<void>;
  closed(audit: Audit): Promise<void>;
  /** To the lead auditor, or to all auditors while there is none: something only they can do. */
  attention(audit: Audit, what: Attention, dueOn: Day): Promise<void>;
}

export const ATTENTIONS = [
  'prepare',
  'out_of_turn',
  'struck_off_elsewhere',
  'overdue',
  'not_ready',
  'fieldwork_passed',
  'access_passed',
  'access_given',
  'observed',
  'observations_passed',
  'failed',
] as const;
export type Attention = (typeof ATTENTIONS)[number];

/** What a use case may touch. It exists only inside a transaction. */
export interface AuditScope {
  readonly plans: PlanStore;
  readonly audits: AuditStore;
  readonly signs: SignStore;
  readonly letters: AuditLetters;
  readonly journal: {
    append(entry: JournalEntry): Promise<void>;
    /** @returns the number of the entry */
    appendNumbered(entry: JournalEntry): Promise<number>;
  };
  readonly outbox: { announce(event: Announcement): Promise<void> };
  readonly timers: { set(timer: Timer): Promise<void>; cancel(subject: TimerSubject, kind?: string): Promise<void> };
}

export abstract class AuditWork {
  abstract transaction<Result>(work: (scope: AuditScope) => Promise<Result>): Promise<Result>;
}

/** The door for handlers of jobs: the transaction is the one in which their delivery is marked as done. */
export abstract class AuditJobWork {
  abstract within<Result>(transaction: unknown, work: (scope: AuditScope) => Promise<Result>): Promise<Result>;
}
