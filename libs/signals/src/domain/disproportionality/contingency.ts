import { Invalid } from '#libs/kernel';

/**
 * Cases of one product and one event against all the rest. Counts of cases, not of reports.
 * `a` with both · `b` the product, another event · `c` another product, the event · `d` neither.
 */
export interface Contingency {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/** A value with its limits; a limit is null where the method gives none. */
export interface Estimate {
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

const CELLS = ['a', 'b', 'c', 'd'] as const;

/** The z of two-sided limits at 95 %, as every published table of these methods uses. */
export const Z95 = 1.959963984540054;

/** @throws Invalid naming the cell that is no count */
export function contingencyOf(given: Readonly<Record<string, unknown>>): Contingency {
  const cell = (name: (typeof CELLS)[number]): number => {
    const value = given[name];
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
    throw new Invalid('count_expected', `${name} is a whole number from 0 to ${Number.MAX_SAFE_INTEGER}.`, [
      { code: 'count_expected', message: 'a count of cases', field: `/${name}` },
    ]);
  };
  return { a: cell('a'), b: cell('b'), c: cell('c'), d: cell('d') };
}

/** All cases. */
export const totalOf = ({ a, b, c, d }: Contingency): number => a + b + c + d;

/** Cases to expect of the pair if product and event had nothing to do with each other: (a+b)(a+c)/N. Null without cases. */
export function expectedOf(table: Contingency): number | null {
  const total = totalOf(table);
  return total === 0 ? null : (table.a + table.b) * ((table.a + table.c) / total);
}
