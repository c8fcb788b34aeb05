import { chiSquareYates } from './chi-square.js';
import { type Contingency, type Estimate, expectedOf } from './contingency.js';
import { type GeometricMean, geometricMean, type MixturePrior } from './gamma-mixture.js';
import { informationComponent } from './information-component.js';
import { proportionalReportingRatio, reportingOddsRatio } from './ratios.js';

/** Everything that is said of one table; null where a figure is not defined. */
export interface Disproportionality {
  readonly prr: Estimate | null;
  readonly ror: Estimate | null;
  readonly chi2Yates: number | null;
  readonly ic: Estimate | null;
  readonly ebgm: GeometricMean | null;
  readonly evans: boolean;
}

/** From which figures on a pair stands out. */
export interface EvansRule {
  readonly cases: number;
  readonly prr: number;
  readonly chi2: number;
}

/** The figures of Evans and others (2001): the rule bears their name, another set of figures is another rule. */
export const EVANS_2001: EvansRule = { cases: 3, prr: 2, chi2: 4 };

/** All statistics of a table; `ebgm` only where a prior is given. Without any case every figure is null, and nothing stands out. */
export function disproportionalityOf(table: Contingency, prior?: MixturePrior): Disproportionality {
  const expected = expectedOf(table);
  if (expected === null) return { prr: null, ror: null, chi2Yates: null, ic: null, ebgm: null, evans: false };
  return {
    prr: proportionalReportingRatio(table),
    ror: reportingOddsRatio(table),
    chi2Yates: chiSquareYates(table),
    ic: informationComponent(table.a, expected),
    ebgm: prior ? geometricMean(prior, table.a, expected) : null,
    evans: standsOut(table, EVANS_2001),
  };
}

/**
 * Whether a pair stands out by the three figures together. A PRR over nobody else's cases (c = 0) counts as infinite.
 * Source: Evans, Waller, Davis 2001.
 */
export function standsOut(table: Contingency, rule: EvansRule): boolean {
  const prr = table.c === 0 && table.a > 0 ? Number.POSITIVE_INFINITY : proportionalReportingRatio(table)?.value;
  const chi2 = chiSquareYates(table);
  return table.a >= rule.cases && chi2 !== null && chi2 >= rule.chi2 && prr !== undefined && prr >= rule.prr;
}
