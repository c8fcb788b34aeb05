import type { JournalEntry } from '#libs/journal';
import type { OrganisationId } from '#libs/kernel';
import type { ErasureId, ExportId, HoldId } from '../domain/ids.js';
import type { Due, Warning } from '../domain/judge.js';
import type { RetentionRule } from '../domain/retention-policy.js';
import type { Export } from './export/export.js';
import type { Hold } from './hold/hold.js';

/** One thing of a class that comes to the end of its time. */
export interface Candidate extends Due {
  readonly id: string;
  readonly organisationId: OrganisationId | null;
  /** Number, as people read it; null where there is none. */
  readonly label: string | null;
  readonly endedAt: Date;
  /** Where the next page goes on. */
  readonly position: Position;
}

export interface Position {
  readonly dueAt: string;
  readonly id: string;
}

export interface Horizon {
  readonly rule: RetentionRule;
  /** Those that are due by then. */
  readonly until: Date;
}

export interface CandidatesAsked extends Horizon {
  readonly after: Position | null;
  readonly limit: number;
}

export interface ErasureOrder {
  readonly id: ErasureId;
  readonly rule: RetentionRule;
  readonly ruleText: string;
  readonly policyVersion: number;
  readonly at: Date;
}

/** How many records of which kind went. */
export type ErasedParts = readonly { readonly record: string; readonly n: number }[];

/** What a use case may touch. It exists only inside a transaction. */
export interface RetentionScope {
  /** Runs and holds go one after the other: nothing is erased under a hold that is being put. */
  lock(): Promise<void>;
  /** Those of the classes in which anything is due by then, warned of or not. */
  dueAmong(asked: readonly Horizon[]): Promise<ReadonlySet<RetentionRule['name']>>;
  /** By the moment they are due. */
  candidates(asked: CandidatesAsked): Promise<Candidate[]>;
  readonly warnings: {
    keep(rule: RetentionRule, candidate: Candidate, warning: Warning): Promise<void>;
    forget(rule: RetentionRule, candidate: Candidate): Promise<void>;
  };
  /** Erases them through the procedure of their class and keeps what stays of each. */
  erase(order: ErasureOrder, candidates: readonly Candidate[]): Promise<ErasedParts>;
  readonly sweeps: {
    /** The periods that are in force, for whoever checks. */
    publish(rules: readonly RetentionRule[], policyVersion: number): Promise<void>;
    keep(startedAt: Date, endedAt: Date, policyVersion: number): Promise<void>;
  };
  readonly holds: {
    /** @throws NotFound */
    forUpdate(id: HoldId): Promise<Hold>;
    add(hold: Hold): Promise<void>;
    save(hold: Hold): Promise<void>;
    /** Whether there is such a thing at all. */
    knows(subject: string): Promise<boolean>;
    standsOn(subject: string): Promise<boolean>;
  };
  readonly exports: {
    /** @throws NotFound */
    forUpdate(id: ExportId): Promise<Export>;
    atWorkFor(organisation: OrganisationId): Promise<boolean>;
    /** Ready ones whose time is over, locked. */
    overdue(now: Date): Promise<Export[]>;
    add(one: Export): Promise<void>;
    save(one: Export): Promise<void>;
  };
  readonly letters: {
    warn(rule: RetentionRule, candidate: Candidate, warning: Warning, occurrence: 'first' | 'second'): Promise<void>;
    exportReady(one: Export): Promise<void>;
  };
  readonly journal: { append(entry: JournalEntry): Promise<void> };
  readonly jobs: { order(job: string, payload: object): Promise<void> };
}

export abstract class RetentionWork {
  abstract transaction<Result>(work: (scope: RetentionScope) => Promise<Result>): Promise<Result>;
  /** For handlers: the transaction is the one in which their delivery is marked as done. */
  abstract within<Result>(transaction: unknown, work: (scope: RetentionScope) => Promise<Result>): Promise<Result>;
}
