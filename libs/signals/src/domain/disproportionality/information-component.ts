import { gammaQuantile } from '../numeric/gamma-quantile.js';
import type { Estimate } from './contingency.js';

/** Half a case is added to both counts: a pair seen rarely is drawn towards "nothing". */
const SHRINKAGE = 0.5;

/**
 * Information component: log2 of (observed + ½) / (expected + ½), with 95 % credibility limits from the gamma posterior
 * of shape observed + ½ and rate expected + ½. Unit: bits; 0 is no association, +1 twice as often as expected.
 * Source: Norén, Hopstadius, Bate, Stat Methods Med Res 2013;22:57 (as at the Uppsala Monitoring Centre).
 * Assumes the observed count is Poisson around a multiple of the expected one.
 */
export function informationComponent(observed: number, expected: number): Estimate {
  const posterior = { shape: observed + SHRINKAGE, rate: expected + SHRINKAGE };
  return {
    value: Math.log2(posterior.shape / posterior.rate),
    lower: Math.log2(gammaQuantile(0.025, posterior)),
    upper: Math.log2(gammaQuantile(0.975, posterior)),
  };
}
