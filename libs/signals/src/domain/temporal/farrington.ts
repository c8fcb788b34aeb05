import { normalQuantile } from '../numeric/normal.js';
import { studentTwoSided } from '../numeric/student.js';
import { unusable } from './fault.js';
import { fitTrend, spreadAt, type TrendFit } from './quasi-poisson.js';

export interface FarringtonRules {
  /** Years looked back. */
  readonly b: number;
  /** Weeks taken on each side of the same week of those years. */
  readonly w: number;
  /** Two-sided share of false alarms: the bound is the 1 − alpha/2 quantile. */
  readonly alpha: number;
  /** Points in a year. */
  readonly freq: number;
  /** [cases, points]: below so many cases in the last so many points there is no alarm, whatever the bound. */
  readonly limit54: readonly [number, number];
}

/** A trend is believed if it is this unlikely by chance, from this many years (Farrington 1996, section 3). */
const TREND = { significance: 0.05, years: 3 } as const;

/** Points needed before the first that is judged. */
export const farringtonWarmUp = ({ b, w, freq }: FarringtonRules): number => b * freq + w;

/**
 * Upper bounds of the last `last` points: what the same weeks of earlier years, their trend and their overdispersion
 * would let one expect at most. Unit: cases per point. A past outbreak weighs less, so that it does not hide the next.
 * Source: Farrington, Andrews, Beale, Catchpole, J R Stat Soc A 1996;159:547, with the ⅔ power for skewness.
 * Assumes the reporting habits of earlier years still hold. Where nothing was counted in those weeks the bound is 0.
 * @throws Invalid when the series is too short
 */
export function farringtonBounds(counts: readonly number[], rules: FarringtonRules, last: number): number[] {
  const first = counts.length - last;
  const needed = farringtonWarmUp(rules);
  if (first < needed)
    throw unusable('data', `holds ${counts.length} points: ${needed} before the ${last} judged are needed`);
  return Array.from({ length: last }, (_, index) => boundAt(counts, rules, first + index));
}

/** Whether a point is an alarm: above its bound, and not among too few cases to mean anything. */
export function farringtonAlarm(counts: readonly number[], at: number, bound: number, rules: FarringtonRules): boolean {
  const [cases, points] = rules.limit54;
  const recent = counts.slice(Math.max(0, at - points + 1), at + 1).reduce((sum, count) => sum + count, 0);
  return recent >= cases && (counts[at] ?? 0) > bound;
}

function boundAt(counts: readonly number[], { b, w, alpha, freq }: FarringtonRules, at: number): number {
  const times: number[] = [];
  for (let year = b; year >= 1; year -= 1) {
    for (let week = -w; week <= w; week += 1) times.push(week - year * freq);
  }
  const past = times.map((time) => counts[at + time] ?? 0);
  const centre = times.reduce((sum, time) => sum + time, 0) / times.length;
  const centred = times.map((time) => time - centre);
  const withTrend = reweighted(past, centred, true);
  const believed = withTrend && b >= TREND.years && trendHolds(withTrend, past, -centre);
  const fit = believed ? withTrend : reweighted(past, centred, false);
  return fit ? threshold(fit, -centre, alpha) : 0;
}

/** Fitted twice: the second time, points far above the first fit weigh less. */
function reweighted(past: readonly number[], times: readonly number[], trend: boolean): TrendFit | undefined {
  const first = fitTrend(
    past,
    times,
    past.map(() => 1),
    trend,
  );
  return first && fitTrend(past, times, weightsAfter(first, past), trend);
}

/** By Anscombe's residuals s: weight ∝ s⁻² where s > 1, else constant; the weights add to the number of points. */
function weightsAfter({ fitted, leverage, dispersion }: TrendFit, past: readonly number[]): number[] {
  const scale = Math.max(1, dispersion);
  const residuals = past.map((y, i) => {
    const mu = fitted[i] ?? 1;
    const free = Math.max(1e-12, 1 - (leverage[i] ?? 0));
    return (1.5 * (y ** (2 / 3) * mu ** (-1 / 6) - Math.sqrt(mu))) / Math.sqrt(scale * free);
  });
  const raw = residuals.map((s) => (s > 1 ? s ** -2 : 1));
  const gamma = past.length / raw.reduce((sum, weight) => sum + weight, 0);
  return raw.map((weight) => weight * gamma);
}

function trendHolds(
  { slope, level, dispersion, covariance }: TrendFit,
  past: readonly number[],
  time: number,
): boolean {
  const error = Math.sqrt(dispersion * covariance.slope);
  const chance = slope === 0 ? 1 : studentTwoSided(slope / error, past.length - 2);
  return chance < TREND.significance && Math.exp(level + slope * time) <= Math.max(...past);
}

function threshold({ level, slope, dispersion, covariance }: TrendFit, time: number, alpha: number): number {
  const mean = Math.exp(level + slope * time);
  const phi = Math.max(1, dispersion);
  const tau = phi + mean * phi * spreadAt(covariance, time);
  const error = Math.sqrt((4 / 9) * mean ** (1 / 3) * tau);
  return (mean ** (2 / 3) + normalQuantile(1 - alpha / 2) * error) ** 1.5;
}
