import { type Contingency, totalOf } from './contingency.js';

/**
 * Pearson's χ² of a two-by-two table with the correction of Yates (J R Stat Soc Suppl 1934;1:217), one degree of freedom.
 * The difference never counts below 0: without that, a table without any association would score.
 * @returns null when a margin is empty
 */
export function chiSquareYates(table: Contingency): number | null {
  const { a, b, c, d } = table;
  const margins = [a + b, c + d, a + c, b + d];
  if (margins.includes(0)) return null;
  const total = totalOf(table);
  const difference = Math.max(0, Math.abs(a * d - b * c) - total / 2);
  return margins.reduce((rest, margin) => rest / margin, total * difference) * difference;
}
