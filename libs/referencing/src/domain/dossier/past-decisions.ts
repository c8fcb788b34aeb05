import type { Day } from '#libs/kernel';

/** What the decision rule must know of the past of an application. */
export interface PastDecisions {
  /** Adjourned decisions already pronounced. */
  readonly adjournments: number;
  /** Months of temporary listing already granted in a row. */
  readonly temporaryMonthsUsed: number;
  /** The day on which the last trial ended without becoming a listing of its own right; null when there was none. */
  readonly failedTrialEndedOn: Day | null;
}
