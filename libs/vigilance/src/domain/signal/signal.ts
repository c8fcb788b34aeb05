import { type AccountId, type Id, transition } from '#libs/kernel';
import type { CaseId } from '../case/case-snapshot.js';
import {
  type SignalAction,
  type SignalCondition,
  type SignalState,
  signalConditionTexts,
  signalLifecycle,
} from './signal.lifecycle.js';
import type { SignalNumbers } from './signal-numbers.js';

export type SignalId = Id<'Signal'>;

/** Why a person ended it. */
export interface SignalEnd {
  readonly by: AccountId;
  readonly motive: string;
  readonly at: string;
}

export interface SignalSnapshot {
  readonly id: SignalId;
  /** `SGN-2027-000012`. */
  readonly number: string;
  readonly applicationId: string;
  readonly applicationName: string;
  /** A topic of the framework, or the kind where software read no topic. */
  readonly topic: string;
  readonly state: SignalState;
  readonly numbers: SignalNumbers;
  readonly openedAt: Date;
  readonly end: SignalEnd | null;
  /** The case that was opened from it. */
  readonly caseId: CaseId | null;
  readonly version: number;
}

/** A pair of application and topic that stands out: opened by software, ended by a person who says why. */
export class Signal {
  private constructor(private snapshot: SignalSnapshot) {}

  static open(given: Omit<SignalSnapshot, 'state' | 'end' | 'caseId' | 'version'>): Signal {
    return new Signal({ ...given, state: 'open', end: null, caseId: null, version: 1 });
  }

  static restore(snapshot: SignalSnapshot): Signal {
    return new Signal(snapshot);
  }

  toSnapshot(): SignalSnapshot {
    return this.snapshot;
  }

  /** G1: what is open follows the counts. @returns whether anything changed */
  renew(numbers: SignalNumbers): boolean {
    if (fingerprint(numbers) === fingerprint(this.snapshot.numbers)) return false;
    this.step('renew', new Set(), { numbers });
    return true;
  }

  /** G2. @throws ConditionsNotMet, ActionNotAllowed */
  close(motive: string, by: AccountId, at: Date): void {
    this.finish('close', motive, by, at);
  }

  /** G3: it stood out and meant nothing. @throws ConditionsNotMet, ActionNotAllowed */
  markFalseAlarm(motive: string, by: AccountId, at: Date): void {
    this.finish('markFalseAlarm', motive, by, at);
  }

  /** G4 without a report that belongs to no case. @throws ConditionsNotMet, ActionNotAllowed */
  refuseCase(): never {
    transition(
      signalLifecycle,
      this.snapshot.state,
      'openCase',
      caseConditions(this.snapshot, 0),
      signalConditionTexts,
    );
    throw new Error('a case without reports was not refused');
  }

  /** G4. @throws ConditionsNotMet, ActionNotAllowed */
  openCase(caseId: CaseId, reports: number): void {
    this.step('openCase', caseConditions(this.snapshot, reports), { caseId });
  }

  private finish(action: 'close' | 'markFalseAlarm', motive: string, by: AccountId, at: Date): void {
    const met = new Set<SignalCondition>(motive.trim() === '' ? [] : ['motive_given']);
    this.step(action, met, { end: { by, motive, at: at.toISOString() } });
  }

  private step(action: SignalAction, met: ReadonlySet<SignalCondition>, changes: Partial<SignalSnapshot>): void {
    const { state, version } = this.snapshot;
    const { to } = transition(signalLifecycle, state, action, met, signalConditionTexts);
    this.snapshot = { ...this.snapshot, ...changes, state: to, version: version + 1 };
  }
}

/** What holds for a case to be opened from a signal. @param reports how many of its reports belong to no case */
export const caseConditions = ({ caseId }: Pick<SignalSnapshot, 'caseId'>, reports: number): Set<SignalCondition> =>
  new Set<SignalCondition>([
    ...(caseId === null ? (['signal_without_case'] as const) : []),
    ...(reports > 0 ? (['signal_has_reports'] as const) : []),
  ]);

/** The database gives the keys of an object back in another order. */
const fingerprint = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
