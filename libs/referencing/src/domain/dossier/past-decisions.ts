/** What the decision rule must know of the past of an application. */
export interface PastDecisions {
  /** Adjourned decisions already pronounced. */
  readonly adjournments: number;
  /** Months of temporary listing already granted in a row. */
  readonly temporaryMonthsUsed: number;
}
