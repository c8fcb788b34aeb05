import { logPoisson } from '../numeric/gamma.js';
import { solve } from '../numeric/linear.js';
import { unusable } from './fault.js';

/** h and k are taken to so many decimals at the most: the sums then lie on a grid, and the run length is exact. */
const DECIMALS = 2;
const MAX_STATES = 1000;
/** Beyond it, rounding would show in the sixth digit. */
const LONGEST = 1e10;

/**
 * The reference value k between a usual mean θ0 and one that must not be missed, θ1, both in cases per period.
 * Source: Lucas, Technometrics 1985;27:129.
 */
export function referenceValue(theta0: number, theta1: number): number {
  const shift = (theta1 - theta0) / theta0;
  return shift === 0 ? theta0 : (theta1 - theta0) / Math.log1p(shift);
}

/** The sums S = max(0, S + x − k) of a series of counts, begun at 0; S ≥ h is an alarm. Unit: cases. */
export function poissonCusumOf(counts: readonly number[], k: number): number[] {
  let sum = 0;
  return counts.map((count) => {
    sum = Math.max(0, sum + count - k);
    return sum;
  });
}

/**
 * The average run length, in periods, until the sums reach h when counts are Poisson of mean θ; they begin at 0.
 * Exact: the sums are a Markov chain on the grid of h and k (Brook & Evans, Biometrika 1972;59:539; Lucas 1985).
 * @throws Invalid when h or k has more than two decimals, the grid is too fine, or alarms are too rare to compute
 */
export function averageRunLength(h: number, k: number, theta: number): number {
  const grid = gridOf(h, k);
  const alarm = Math.round(h * grid);
  const drift = Math.round(k * grid);
  if (alarm > MAX_STATES) throw unusable('params.h', `makes ${alarm} states on its grid: at most ${MAX_STATES}`);
  const stays = Array.from({ length: alarm }, (_, state) => {
    const row = new Array<number>(alarm).fill(0);
    row[state] = 1;
    for (let count = 0; state - drift + count * grid < alarm; count += 1) {
      const next = Math.max(0, state - drift + count * grid);
      row[next] = (row[next] ?? 0) - Math.exp(logPoisson(count, theta));
    }
    return row;
  });
  const length = solve(stays, new Array<number>(alarm).fill(1))?.[0];
  if (length === undefined || !(length >= 1 && length < LONGEST)) {
    throw unusable('params.h', 'is reached so rarely that the run length cannot be told');
  }
  return length;
}

function gridOf(h: number, k: number): number {
  for (let grid = 1; grid <= 10 ** DECIMALS; grid += 1) if (lies(h * grid) && lies(k * grid)) return grid;
  const field = lies(h * 10 ** DECIMALS) ? 'params.k' : 'params.h';
  throw unusable(field, `has more than ${DECIMALS} decimals`);
}

const lies = (x: number): boolean => Math.abs(x - Math.round(x)) < 1e-9 * Math.max(1, Math.abs(x));
