import { normalQuantile } from '../numeric/normal.js';
import { unusable } from './fault.js';

export type EarsMethod = 'c1' | 'c2' | 'c3';

export interface EarsRules {
  /** Points the mean and the deviation are taken from, at least 3. */
  readonly baseline: number;
  /** Share of false alarms per point, one-sided, if counts were normal: 0.001 is 3.09 standard deviations. */
  readonly alpha: number;
  /** The least standard deviation that is believed, in cases. */
  readonly minSigma: number;
}

/** Points kept between the baseline and the point judged, so that the rise itself is not taken for usual. */
const LAG = { c1: 0, c2: 2, c3: 2 } as const;

/** C3 adds what the two points before exceeded. */
const LOOK_BACK = 2;

/** How many points must precede the first that can be judged; the same for the three methods, so that they compare. */
export const earsWarmUp = (baseline: number): number => baseline + LAG.c3 + 1;

/**
 * Upper bounds of the last `last` points of a series of counts (per day or week): a count above its bound is an alarm.
 * C1 takes the points just before as usual, C2 those two points earlier, C3 is C2 with the excesses of the two points
 * before added up, so that a slow rise shows. The bound of C3 is never below 0.
 * Source: Hutwagner et al., J Urban Health 2003;80:i89; Salmon, Schumacher, Höhle, J Stat Softw 2016;70(10).
 * Assumes about normal counts without season. Counts before the series begins are 0 (only the first C3 looks there).
 * @throws Invalid when the series is too short
 */
export function earsBounds(method: EarsMethod, counts: readonly number[], rules: EarsRules, last: number): number[] {
  const first = counts.length - last;
  const needed = earsWarmUp(rules.baseline);
  if (first < needed)
    throw unusable('data', `holds ${counts.length} points: ${needed} before the ${last} judged are needed`);
  const z = normalQuantile(1 - rules.alpha);
  return Array.from({ length: last }, (_, index) => {
    const at = first + index;
    const { mean, sigma } = usual(method, counts, rules, at);
    if (method !== 'c3') return mean + z * sigma;
    const carried = Array.from({ length: LOOK_BACK }, (__, back) => excess(counts, rules, at - back - 1, z));
    return Math.max(0, (counts[at] ?? 0) + sigma * (z - carried.reduce((sum, one) => sum + one, 0)));
  });
}

function usual(method: EarsMethod, counts: readonly number[], { baseline, minSigma }: EarsRules, at: number) {
  const end = at - LAG[method];
  const past = Array.from({ length: baseline }, (_, index) => counts[end - baseline + index] ?? 0);
  const mean = past.reduce((sum, count) => sum + count, 0) / baseline;
  const squares = past.reduce((sum, count) => sum + (count - mean) ** 2, 0);
  return { mean, sigma: Math.max(Math.sqrt(squares / (baseline - 1)), minSigma) };
}

/** Standard deviations above the usual, beyond the first. Where nothing ever varied there is no unit: any rise is the whole margin. */
function excess(counts: readonly number[], rules: EarsRules, at: number, z: number): number {
  const { mean, sigma } = usual('c3', counts, rules, at);
  const above = (counts[at] ?? 0) - mean;
  if (sigma === 0) return above > 0 ? z : 0;
  return Math.max(0, above / sigma - 1);
}
