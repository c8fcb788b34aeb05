import { type Contingency, type Estimate, Z95 } from './contingency.js';

/**
 * Proportional reporting ratio: the share of the event among the product's cases, over its share among the others'.
 * No unit; 1 is no association. Limits at 95 % on the logarithm, undefined while a = 0.
 * Source: Evans, Waller, Davis, Pharmacoepidemiol Drug Saf 2001;10:483. Assumes cases independent of each other.
 * @returns null where a share cannot be formed, or that of the others is 0
 */
export function proportionalReportingRatio({ a, b, c, d }: Contingency): Estimate | null {
  if (a + b === 0 || c === 0) return null;
  const value = a / (a + b) / (c / (c + d));
  return limited(value, a === 0 ? null : Math.sqrt(b / a / (a + b) + d / c / (c + d)));
}

/**
 * Reporting odds ratio: (a/b) / (c/d). No unit; 1 is no association. Limits at 95 % on the logarithm (Woolf), undefined
 * while a or d is 0.
 * Source: van Puijenbroek et al., Pharmacoepidemiol Drug Saf 2002;11:3.
 * @returns null where b or c is 0
 */
export function reportingOddsRatio({ a, b, c, d }: Contingency): Estimate | null {
  if (b === 0 || c === 0) return null;
  const defined = a > 0 && d > 0;
  return limited((a / b) * (d / c), defined ? Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d) : null);
}

function limited(value: number, error: number | null): Estimate {
  if (error === null) return { value, lower: null, upper: null };
  const factor = Math.exp(Z95 * error);
  return { value, lower: value / factor, upper: value * factor };
}
