import { gammaTails } from './gamma.js';

/** P(Z ≤ z) of the standard normal distribution: half a gamma of shape ½. */
export function normalCdf(z: number): number {
  const tail = gammaTails(0.5, (z * z) / 2).upper / 2;
  return z > 0 ? 1 - tail : tail;
}

/**
 * The z with P(Z ≤ z) = p, 0 < p < 1. A rational first guess (Abramowitz & Stegun 26.2.23) made exact by Halley steps on
 * the lower tail, so that small p keep their digits.
 */
export function normalQuantile(p: number): number {
  if (p > 0.5) return 0 - normalQuantile(1 - p);
  if (p === 0.5) return 0;
  const t = Math.sqrt(-2 * Math.log(p));
  let z = (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t;
  for (let step = 0; step < 4; step += 1) {
    const error = (normalCdf(z) - p) * Math.sqrt(2 * Math.PI) * Math.exp((z * z) / 2);
    z -= error / (1 + (z * error) / 2);
  }
  return z;
}
