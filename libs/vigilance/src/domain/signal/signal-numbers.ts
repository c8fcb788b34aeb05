import type { Day } from '#libs/kernel';

export const SIGNAL_METHODS = [
  'disproportionality',
  'ears-c1',
  'ears-c2',
  'ears-c3',
  'poisson-cusum',
  'farrington',
  'maxsprt',
] as const;
export type SignalMethod = (typeof SIGNAL_METHODS)[number];

/** What one method found: the figure that counts, and what it had to pass. */
export interface Evidence {
  readonly method: SignalMethod;
  readonly value: number;
  readonly threshold: number;
  /** Share of alarms when nothing is wrong: of one look, or of the whole surveillance for `maxsprt`. */
  readonly chance: number;
  /** All that was computed on the way; null where a figure is not defined. */
  readonly figures: Readonly<Record<string, number | string | boolean | null>>;
}

/** One week of a pair, as the chart shows it. */
export interface SignalWeek {
  /** Its Monday. */
  readonly week: Day;
  readonly cases: number;
  /** Between these, 95 of 100 weeks lie when nothing changes. */
  readonly low: number;
  readonly high: number;
  /** More than this is an alarm of EARS C2; null while too few weeks precede. */
  readonly threshold: number | null;
}

/** How many looks were taken: the more, the more alarms come by chance alone. */
export interface Multiplicity {
  /** Pairs of an application and a topic that were looked at. */
  readonly pairs: number;
  /** Methods that could be applied to this pair. */
  readonly methods: number;
  /** Alarms to be expected by chance if each of these pairs was looked at with these methods. */
  readonly byChance: number;
}

/** How often it is reported, against the people who use the application and against its category. */
export interface SignalRate {
  /** Of the latest month its publisher told; null when he told none. */
  readonly activeUsers: number | null;
  /** Cases per 10,000 active users and week over the window. */
  readonly perTenThousand: number | null;
  readonly expectedPerWeek: number;
  /** Cases in the window over those expected, drawn towards 1: (cases + w) / (expected + w). */
  readonly shrunkRatio: number;
}

/** Everything a signal rests on. The same counts under the same version give the same numbers. */
export interface SignalNumbers {
  readonly thresholds: number;
  readonly category: string;
  /** The week that was judged, which may still go on. */
  readonly week: Day;
  readonly windowWeeks: number;
  readonly cases: number;
  readonly evidence: readonly Evidence[];
  readonly multiplicity: Multiplicity;
  readonly rate: SignalRate;
  readonly series: readonly SignalWeek[];
}
