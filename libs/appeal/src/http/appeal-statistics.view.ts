export class AppealCountView {
  year!: number;
  /** `decision` or `inaction`. */
  contested!: string;
  /** The outcome once settled (`dismissed`, `upheld`, `varied`, `remitted`); else the state. */
  result!: string;
  appeals!: number;
}

export class AppealDelayView {
  year!: number;
  settled!: number;
  /** Days from the filing to the settlement. */
  medianDays!: number | null;
  p90Days!: number | null;
  /** Days by which the authority had exceeded its limit when it was appealed against. */
  medianDaysOfInaction!: number | null;
}

export class AppealStaysView {
  ordered!: number;
  running!: number;
}

/** Appeals and their results. */
export class AppealStatisticsView {
  asOf!: string;
  counts!: AppealCountView[];
  delays!: AppealDelayView[];
  stays!: AppealStaysView;
  /** Not settled, and past the time of the policy. */
  overdue!: number;
}
