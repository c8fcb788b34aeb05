import type { AccountId, WorkingCalendar } from '#libs/kernel';

/** Every figure that governs a panel, of one version of the policy. Durations as the policy writes them. */
export interface EvaluationFigures {
  readonly conflictWindow: string;
  readonly maxOpenAssignments: number;
  readonly noTwoRenewalsInARow: boolean;
  readonly invitation: string;
  readonly scoring: { readonly first: string; readonly grace: string; readonly reopened: string };
  readonly calendar: WorkingCalendar;
  /** Days before the due day; below zero, days after it. */
  readonly reminders: { readonly invitation: readonly number[]; readonly scoring: readonly number[] };
  /** The most calendar days that may be asked beyond a due date. */
  readonly longestMoreTime: number;
  /** How long a draft is kept after its assignment ended. */
  readonly abandonedDraft: string;
}

/** The policy, read from the context that keeps it. */
export abstract class EvaluationRules {
  abstract inForce(): Promise<EvaluationFigures>;
  abstract of(frameworkVersion: string): Promise<EvaluationFigures>;
}

export interface Person {
  readonly id: AccountId;
  readonly name: string;
}

/** Who the accounts are. */
export abstract class People {
  abstract many(ids: readonly AccountId[]): Promise<ReadonlyMap<AccountId, Person>>;
  abstract isExpert(id: AccountId): Promise<boolean>;
}

/**
 * What the order of the experts is drawn with: hexadecimal, fixed when the evaluation is opened and published, so that
 * nobody can choose it and anybody can redo the draw.
 */
export abstract class PanelSeed {
  abstract next(): Promise<string>;
}
