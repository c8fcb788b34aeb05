import type { JournalEntry, Subject } from '#libs/journal';
import type { LastChange } from '#libs/kernel';
import type { Announcement } from '#libs/messaging';
import type { Appeal, AppealId, AppealSnapshot } from '../domain/appeal.js';

export interface AppealStore {
  /** @throws NotFound */
  forUpdate(id: AppealId): Promise<Appeal>;
  add(appeal: Appeal): Promise<void>;
  save(appeal: Appeal): Promise<void>;
  /** Whether this party has appealed against this decision, or this exceeded limit, before (invariant 22). */
  isKnown(
    appeal: Pick<AppealSnapshot, 'appellantId' | 'contested' | 'decisionId' | 'dossierId' | 'limitDueAt'>,
  ): Promise<boolean>;
  /** The next public reference of that year: `REC-2026-000012`. */
  nextNumber(year: string): Promise<string>;
}

/** What a use case may touch. It exists only inside a transaction, so nothing can be read or written beside it. */
export interface AppealScope {
  readonly appeals: AppealStore;
  readonly journal: { append(entry: JournalEntry): Promise<void> };
  readonly outbox: { announce(event: Announcement): Promise<void> };
  readonly timers: {
    set(timer: { subject: Subject; kind: string; dueAt: Date }): Promise<void>;
    cancel(subject: Subject, kind?: string): Promise<void>;
  };
  lastChange(subject: Subject): Promise<LastChange | undefined>;
}

export abstract class AppealWork {
  abstract transaction<Result>(work: (scope: AppealScope) => Promise<Result>): Promise<Result>;
}

/** The door for handlers of jobs: the transaction is the one in which their delivery is marked as done. */
export abstract class JobWork {
  abstract within<Result>(transaction: unknown, work: (scope: AppealScope) => Promise<Result>): Promise<Result>;
}
