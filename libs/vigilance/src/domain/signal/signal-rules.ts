/** From which figures on reports deserve a look: data with a version. Counts are cases, rates are per week. */
export interface SignalRules {
  readonly version: number;
  readonly seriesWeeks: number;
  readonly screening: {
    readonly weeks: number;
    readonly minCases: number;
    readonly icLower: number;
    readonly evans: { readonly cases: number; readonly prr: number; readonly chi2: number };
    readonly backgroundCases: number;
    /** α1, β1, α2, β2, p of the prior of the empirical Bayes mean. */
    readonly prior: readonly number[];
  };
  readonly shrinkage: { readonly cases: number; readonly leastPerWeek: number };
  readonly temporal: {
    readonly minCases: number;
    readonly ears: { readonly baseline: number; readonly alpha: number; readonly minSigma: number };
    readonly poissonCusum: { readonly times: number; readonly quietWeeks: number; readonly weeks: number };
    readonly farrington: {
      readonly b: number;
      readonly w: number;
      readonly alpha: number;
      readonly freq: number;
      readonly limit54: readonly [number, number];
    };
    readonly maxsprt: {
      readonly newlyListedWeeks: number;
      readonly upperLimitExpected: number;
      readonly minEvents: number;
      readonly alpha: number;
    };
  };
  readonly againAfterCases: number;
  readonly campaign: CampaignRules;
}

export interface CampaignRules {
  readonly withinDays: number;
  /** How far back texts are folded anew. */
  readonly lookedBackDays: number;
  readonly likeness: number;
  readonly shingleWords: number;
  readonly leastWords: number;
  readonly shownFrom: number;
  readonly compared: number;
}
