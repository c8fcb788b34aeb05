import type { Day } from '#libs/kernel';
import {
  averageRunLength,
  type Contingency,
  criticalValue,
  disproportionalityOf,
  earsBounds,
  earsWarmUp,
  farringtonAlarm,
  farringtonBounds,
  farringtonWarmUp,
  logLikelihoodRatio,
  mixturePriorOf,
  poissonCusumOf,
  referenceValue,
  standsOut,
} from '#libs/signals';
import type { Evidence, SignalMethod, SignalWeek } from '../../domain/signal/signal-numbers.js';
import type { SignalRules } from '../../domain/signal/signal-rules.js';
import { addWeeks, seriesOf, type WeekCount } from '../../domain/signal/weeks.js';

/** What is looked at: one application and one topic, up to a week. */
export interface Pair {
  /** Cases by week; weeks without any are left out. */
  readonly counts: readonly WeekCount[];
  /** From this week on somebody would have heard of it. */
  readonly since: Day;
  readonly listedOn: Day;
  readonly week: Day;
  /** Cases in the window against those of others. Null when there is nobody to compare with. */
  readonly table: Contingency | null;
  readonly background: 'category' | 'all';
  /** What the category lets one expect of it in a week. */
  readonly categoryPerWeek: number;
  /** The last week that was judged when a person ended the signal before: sums begin after it. */
  readonly settledUntil: Day | null;
}

export interface Judgement {
  /** Methods that could be applied. */
  readonly applied: readonly SignalMethod[];
  /** Share of alarms of each of them when nothing is wrong, added up. */
  readonly chance: number;
  /** Those that stand out. */
  readonly evidence: readonly Evidence[];
  readonly expectedPerWeek: number;
  readonly series: readonly SignalWeek[];
}

interface Look {
  readonly stands: boolean;
  readonly evidence: Evidence;
}

/** Half of the probability beyond 95 of 100. */
const BAND = 0.025;

/** Every method that there are weeks enough for. Pure: the same counts under the same rules give the same answer. */
export function judge(pair: Pair, rules: SignalRules): Judgement {
  const counts = seriesOf(pair.counts, pair.since, pair.week);
  const expectedPerWeek = usualPerWeek(counts, pair.categoryPerWeek, rules);
  const looks = [
    ...screened(pair, rules),
    ...ears(counts, rules),
    ...cusum(pair, expectedPerWeek, rules),
    ...farrington(counts, rules),
    ...sequential(pair, rules),
  ];
  return {
    applied: looks.map(({ evidence }) => evidence.method),
    chance: looks.reduce((sum, { evidence }) => sum + evidence.chance, 0),
    evidence: looks.filter(({ stands }) => stands).map(({ evidence }) => evidence),
    expectedPerWeek,
    series: weeksOf(counts, pair, expectedPerWeek, rules),
  };
}

/**
 * What is usual of this pair: its own past drawn towards the category, as a gamma prior of that weight does. The window
 * that is screened does not count, or the rise itself would be usual.
 */
export function usualPerWeek(
  counts: readonly number[],
  categoryPerWeek: number,
  { screening, shrinkage }: SignalRules,
): number {
  const past = counts.slice(0, -screening.weeks);
  const cases = past.reduce((sum, count) => sum + count, 0);
  const prior = Math.max(categoryPerWeek, shrinkage.leastPerWeek);
  const usual = (cases + shrinkage.cases) / (past.length + shrinkage.cases / prior);
  return Math.max(usual, shrinkage.leastPerWeek);
}

function screened({ table, background }: Pair, { screening }: SignalRules): Look[] {
  if (!table) return [];
  const { prr, ror, chi2Yates, ic, ebgm } = disproportionalityOf(table, mixturePriorOf(screening.prior));
  if (ic === null || ic.lower === null) return [];
  const evans = standsOut(table, screening.evans);
  return [
    {
      stands: table.a >= screening.minCases && ic.lower > screening.icLower,
      evidence: {
        method: 'disproportionality',
        value: ic.lower,
        threshold: screening.icLower,
        chance: BAND,
        figures: {
          background,
          ...table,
          prr: prr?.value ?? null,
          prrLower: prr?.lower ?? null,
          prrUpper: prr?.upper ?? null,
          ror: ror?.value ?? null,
          rorLower: ror?.lower ?? null,
          rorUpper: ror?.upper ?? null,
          chi2Yates,
          ic: ic.value,
          icLower: ic.lower,
          icUpper: ic.upper,
          ebgm: ebgm?.value ?? null,
          eb05: ebgm?.eb05 ?? null,
          eb95: ebgm?.eb95 ?? null,
          evans,
        },
      },
    },
  ];
}

function ears(counts: readonly number[], { temporal }: SignalRules): Look[] {
  const { minCases, ears: rules } = temporal;
  if (counts.length <= earsWarmUp(rules.baseline)) return [];
  const count = counts.at(-1) ?? 0;
  return (['c1', 'c2', 'c3'] as const).map((variant) => {
    const [threshold = 0] = earsBounds(variant, counts, rules, 1);
    const figures = { baseline: rules.baseline, alpha: rules.alpha };
    const method = `ears-${variant}` as const;
    return {
      stands: count >= minCases && count > threshold,
      evidence: { method, value: count, threshold, chance: rules.alpha, figures },
    };
  });
}

/** The sums begin anew where the weeks begin that nobody has judged. */
function cusum(pair: Pair, usual: number, { temporal }: SignalRules): Look[] {
  const { times, quietWeeks, weeks } = temporal.poissonCusum;
  const design = designOf(usual, times, quietWeeks);
  if (!design) return [];
  const earliest = addWeeks(pair.week, 1 - weeks);
  const after = pair.settledUntil ? addWeeks(pair.settledUntil, 1) : pair.since;
  const counts = seriesOf(pair.counts, [earliest, after, pair.since].reduce(later), pair.week);
  const value = poissonCusumOf(counts, design.k).at(-1) ?? 0;
  const cases = counts.reduce((sum, count) => sum + count, 0);
  return [
    {
      stands: cases >= temporal.minCases && value >= design.h,
      evidence: {
        method: 'poisson-cusum',
        value,
        threshold: design.h,
        chance: 1 / quietWeeks,
        figures: { k: design.k, usual, times, runLength: design.runLength, weeks: counts.length },
      },
    },
  ];
}

/** A grid on which the run length is exact, and small enough to be computed at once. */
const gridOf = (usual: number): number => (usual < 2 ? 20 : 2);
const MOST_STATES = 240;

/** The least whole h under which false alarms are as rare as one wants; undefined when no grid is small enough. */
function designOf(usual: number, times: number, quietWeeks: number) {
  const grid = gridOf(usual);
  const mean = Math.ceil(usual * grid) / grid;
  const k = Math.ceil(referenceValue(mean, times * mean) * grid) / grid;
  for (let h = 1; h * grid <= MOST_STATES; h += 1) {
    const runLength = averageRunLength(h, k, mean);
    if (runLength >= quietWeeks) return { h, k, runLength };
  }
  return undefined;
}

function farrington(counts: readonly number[], { temporal: { farrington: rules } }: SignalRules): Look[] {
  if (counts.length <= farringtonWarmUp(rules)) return [];
  const [threshold = 0] = farringtonBounds(counts, rules, 1);
  const at = counts.length - 1;
  return [
    {
      stands: farringtonAlarm(counts, at, threshold, rules),
      evidence: {
        method: 'farrington',
        value: counts[at] ?? 0,
        threshold,
        chance: rules.alpha / 2,
        figures: { years: rules.b, halfWindow: rules.w, alpha: rules.alpha },
      },
    },
  ];
}

/** An application that was just listed, against what its category lets one expect, until so much was expected. */
function sequential({ counts, listedOn, week, categoryPerWeek }: Pair, { temporal, shrinkage }: SignalRules): Look[] {
  const { newlyListedWeeks, ...design } = temporal.maxsprt;
  const cases = seriesOf(counts, listedOn, week);
  const expected = Math.max(categoryPerWeek, shrinkage.leastPerWeek) * cases.length;
  const isOver = cases.length > newlyListedWeeks || expected > design.upperLimitExpected;
  if (cases.length === 0 || isOver) return [];
  const events = cases.reduce((sum, count) => sum + count, 0);
  const [value, threshold] = [logLikelihoodRatio(events, expected), criticalOf(design)];
  return [
    {
      stands: events >= design.minEvents && value >= threshold,
      evidence: {
        method: 'maxsprt',
        value,
        threshold,
        chance: design.alpha,
        figures: { events, expected, upperLimitExpected: design.upperLimitExpected, weeks: cases.length },
      },
    },
  ];
}

/** It depends on the rules alone and takes a while: one is kept. */
let kept: { readonly key: string; readonly value: number } | undefined;
function criticalOf(design: { upperLimitExpected: number; minEvents: number; alpha: number }): number {
  const key = JSON.stringify(design);
  if (kept?.key !== key) kept = { key, value: criticalValue({ ...design, delay: 0 }) };
  return kept.value;
}

function weeksOf(counts: readonly number[], pair: Pair, usual: number, { temporal }: SignalRules): SignalWeek[] {
  const warmUp = earsWarmUp(temporal.ears.baseline);
  const judged = Math.max(0, counts.length - warmUp);
  const bounds = judged === 0 ? [] : earsBounds('c2', counts, temporal.ears, judged);
  const [low, high] = [poissonQuantile(BAND, usual), poissonQuantile(1 - BAND, usual)];
  return counts.map((cases, at) => ({
    week: addWeeks(pair.since, at),
    cases,
    low,
    high,
    threshold: bounds[at - (counts.length - judged)] ?? null,
  }));
}

/** The least count that this share of Poisson counts of that mean does not pass. */
export function poissonQuantile(share: number, mean: number): number {
  let probability = Math.exp(-mean);
  let sum = probability;
  let count = 0;
  while (sum < share && count < mean + 50 * Math.sqrt(mean + 1)) {
    count += 1;
    probability *= mean / count;
    sum += probability;
  }
  return count;
}

const later = (one: Day, other: Day): Day => (one > other ? one : other);
