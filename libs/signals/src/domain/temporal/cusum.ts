import { unusable } from './fault.js';

export interface CusumRules {
  /** Reference value, in standard deviations: half the shift that matters. */
  readonly k: number;
  /** The count that is usual. */
  readonly m: number;
}

/**
 * Cumulative sums of standardised counts, (x − m)/√m − k, never below 0, over the last `last` points; begins at 0 with
 * the first of them. A sum of h or more is an alarm. Unit: standard deviations.
 * Source: Rossi, Lampugnani, Marchi, Stat Med 1999;18:2111. Assumes Poisson counts of constant mean m; k and h are chosen
 * together, so that false alarms are as rare as one wants.
 * @throws Invalid when the series is too short
 */
export function cusumOf(counts: readonly number[], { k, m }: CusumRules, last: number): number[] {
  if (counts.length < last) throw unusable('data', `holds ${counts.length} points, fewer than the ${last} to judge`);
  let sum = 0;
  return counts.slice(counts.length - last).map((count) => {
    sum = Math.max(0, sum + (count - m) / Math.sqrt(m) - k);
    return sum;
  });
}
