/** A log-linear trend fitted to counts by quasi-Poisson regression: mean = exp(level + slope · time). */
export interface TrendFit {
  readonly level: number;
  readonly slope: number;
  /** Variance over mean, as estimated: below 1 when counts vary less than chance would. */
  readonly dispersion: number;
  readonly fitted: readonly number[];
  /** How much each point pulls the fit to itself, 0 to 1. */
  readonly leverage: readonly number[];
  /** Inverse of the information, per unit of dispersion. */
  readonly covariance: { readonly level: number; readonly both: number; readonly slope: number };
}

const MAX_STEPS = 25;
const TOLERANCE = 1e-10;

/**
 * Fits by iteratively reweighted least squares (McCullagh & Nelder 1989). Times should be centred near 0.
 * @param trend without it the slope is 0
 * @returns undefined where no fit exists: nothing was ever counted, or the slope runs away
 */
export function fitTrend(
  counts: readonly number[],
  times: readonly number[],
  weights: readonly number[],
  trend: boolean,
): TrendFit | undefined {
  const freedom = counts.length - (trend ? 2 : 1);
  if (freedom < 1 || counts.every((count) => count === 0)) return undefined;
  let eta = counts.map((count) => Math.log(count + 0.1));
  let deviance = Number.POSITIVE_INFINITY;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const mean = eta.map(Math.exp);
    const working = counts.map((count, i) => (eta[i] ?? 0) + (count - (mean[i] ?? 0)) / (mean[i] ?? 1));
    const pull = mean.map((mu, i) => mu * (weights[i] ?? 1));
    const line = leastSquares(working, times, pull, trend);
    if (!line) return undefined;
    eta = times.map((time) => line.level + line.slope * time);
    const now = devianceOf(counts, eta.map(Math.exp), weights);
    if (!Number.isFinite(now)) return undefined;
    if (Math.abs(now - deviance) < TOLERANCE * (Math.abs(now) + 0.1))
      return finish(counts, times, weights, line, trend);
    deviance = now;
  }
  return undefined;
}

interface Line {
  readonly level: number;
  readonly slope: number;
}

function informationOf(times: readonly number[], pull: readonly number[]) {
  const total = (power: number) => pull.reduce((sum, w, i) => sum + w * (times[i] ?? 0) ** power, 0);
  return [total(0), total(1), total(2)] as const;
}

function leastSquares(y: readonly number[], times: readonly number[], pull: readonly number[], trend: boolean) {
  const [s0, s1, s2] = informationOf(times, pull);
  const t0 = pull.reduce((sum, w, i) => sum + w * (y[i] ?? 0), 0);
  if (!trend) return s0 > 0 ? { level: t0 / s0, slope: 0 } : undefined;
  const t1 = pull.reduce((sum, w, i) => sum + w * (times[i] ?? 0) * (y[i] ?? 0), 0);
  const determinant = s0 * s2 - s1 * s1;
  if (!(determinant > 0)) return undefined;
  return { level: (s2 * t0 - s1 * t1) / determinant, slope: (s0 * t1 - s1 * t0) / determinant };
}

function devianceOf(counts: readonly number[], means: readonly number[], weights: readonly number[]): number {
  return counts.reduce((sum, y, i) => {
    const mu = means[i] ?? 0;
    return sum + 2 * (weights[i] ?? 1) * ((y === 0 ? 0 : y * Math.log(y / mu)) - (y - mu));
  }, 0);
}

function finish(
  counts: readonly number[],
  times: readonly number[],
  weights: readonly number[],
  { level, slope }: Line,
  trend: boolean,
): TrendFit {
  const fitted = times.map((time) => Math.exp(level + slope * time));
  const pull = fitted.map((mu, i) => mu * (weights[i] ?? 1));
  const [s0, s1, s2] = informationOf(times, pull);
  const determinant = s0 * s2 - s1 * s1;
  const covariance = trend
    ? { level: s2 / determinant, both: -s1 / determinant, slope: s0 / determinant }
    : { level: 1 / s0, both: 0, slope: 0 };
  const pearson = counts.reduce((sum, y, i) => {
    const mu = fitted[i] ?? 1;
    return sum + ((weights[i] ?? 1) * (y - mu) ** 2) / mu;
  }, 0);
  const leverage = times.map((time, i) => (pull[i] ?? 0) * spreadAt(covariance, time));
  return { level, slope, dispersion: pearson / (counts.length - (trend ? 2 : 1)), fitted, leverage, covariance };
}

/** Variance of the linear predictor at a time, per unit of dispersion. */
export const spreadAt = ({ level, both, slope }: TrendFit['covariance'], time: number): number =>
  Math.max(0, level + 2 * both * time + slope * time * time);
