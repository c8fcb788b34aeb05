import { groupedBy } from './grouped-by.js';

/** What one rater said of one unit; units are criteria, or the same criterion over dossiers. */
export interface Rating {
  readonly unit: string;
  readonly rater: string;
  readonly value: string;
}

export interface Agreement {
  /** Units with two ratings or more: only these can show agreement. */
  readonly units: number;
  /** Share of those units on which all said the same, 0 to 1; null without any. */
  readonly unanimous: number | null;
  /** Cohen's kappa, when exactly two raters shared units; null otherwise, or when it is undefined. */
  readonly kappa: number | null;
  /** Krippendorff's alpha for nominal data; null when nothing varies, since chance then explains everything. */
  readonly alpha: number | null;
}

export function agreementOf(ratings: readonly Rating[]): Agreement {
  const units = comparable(ratings);
  const raters = new Set(units.flat().map(({ rater }) => rater));
  const unanimous = units.filter((unit) => new Set(unit.map(({ value }) => value)).size === 1).length;
  return {
    units: units.length,
    unanimous: units.length === 0 ? null : unanimous / units.length,
    kappa: raters.size === 2 ? cohenKappa(units.map(([a, b]) => pairInOrder(a, b))) : null,
    alpha: krippendorffAlpha(units.map((unit) => unit.map(({ value }) => value))),
  };
}

/** The same figures apart for each brick, or whatever else the units fall into. */
export function agreementBy(
  ratings: readonly Rating[],
  groupOf: (unit: string) => string,
): ReadonlyMap<string, Agreement> {
  const groups = groupedBy(ratings, ({ unit }) => groupOf(unit));
  return new Map([...groups].map(([group, members]) => [group, agreementOf(members)]));
}

/**
 * Agreement of two raters beyond chance: (po − pe) ÷ (1 − pe).
 * J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960).
 * @param pairs what the first and the second rater said of each unit
 */
export function cohenKappa(pairs: readonly (readonly [string, string])[]): number | null {
  const total = pairs.length;
  if (total === 0) return null;
  const values = new Set(pairs.flat());
  const observed = pairs.filter(([a, b]) => a === b).length / total;
  const share = (rater: 0 | 1, value: string) => pairs.filter((pair) => pair[rater] === value).length / total;
  const expected = sum([...values].map((value) => share(0, value) * share(1, value)));
  return expected === 1 ? null : (observed - expected) / (1 - expected);
}

/**
 * Agreement of any number of raters with missing data, for nominal values: 1 − Do ÷ De over the coincidences.
 * K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C.
 * @param units the values given to each unit; those with fewer than two say nothing and are left out
 */
export function krippendorffAlpha(units: readonly (readonly string[])[]): number | null {
  const paired = units.filter(({ length }) => length >= 2);
  const totals = tally(paired.flat());
  const n = sum([...totals.values()]);
  const agreeing = sum(paired.map((unit) => coincidences(unit)));
  const byChance = sum([...totals.values()].map((count) => count * (count - 1)));
  const possible = n * (n - 1);
  if (possible === byChance) return null;
  return ((n - 1) * agreeing - byChance) / (possible - byChance);
}

/** Ordered pairs of equal values in a unit, each unit weighing as many as its values: Σ n(n − 1) ÷ (m − 1). */
const coincidences = (unit: readonly string[]): number =>
  sum([...tally(unit).values()].map((count) => (count * (count - 1)) / (unit.length - 1)));

function comparable(ratings: readonly Rating[]): Rating[][] {
  return [...groupedBy(ratings, ({ unit }) => unit).values()].filter((unit) => unit.length >= 2);
}

function pairInOrder(a: Rating | undefined, b: Rating | undefined): [string, string] {
  if (!a || !b) throw new Error('a pair needs two ratings');
  return a.rater < b.rater ? [a.value, b.value] : [b.value, a.value];
}

function tally(values: readonly string[]): Map<string, number> {
  const counted = new Map<string, number>();
  for (const value of values) counted.set(value, (counted.get(value) ?? 0) + 1);
  return counted;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
