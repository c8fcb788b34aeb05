import type { Day } from '#libs/kernel';

/** How many appeals of one kind and year came to what. */
export interface AppealCount {
  readonly year: number;
  readonly contested: string;
  /** The outcome once settled; else the state. */
  readonly result: string;
  readonly appeals: number;
}

/** Days from the filing to the settlement, over all settled appeals of a year; and of how long the authority was silent. */
export interface AppealDelays {
  readonly year: number;
  readonly settled: number;
  readonly medianDays: number | null;
  readonly p90Days: number | null;
  /** Median of the days by which a limit was exceeded when an appeal against inaction came. */
  readonly medianDaysOfInaction: number | null;
}

export interface AppealFigures {
  readonly asOf: Day;
  readonly counts: readonly AppealCount[];
  readonly delays: readonly AppealDelays[];
  readonly stays: { readonly ordered: number; readonly running: number };
  /** Not settled, and past the time of the policy. */
  readonly overdue: number;
}

/** Appeals and their results, for the public (CIT-13). */
export abstract class AppealStatistics {
  abstract figures(): Promise<AppealFigures>;
}
