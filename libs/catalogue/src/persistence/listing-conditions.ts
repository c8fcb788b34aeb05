import type { ListingFilter } from '../application/catalogue.js';
import { searchQuery } from '../domain/search-words.js';

/** Values of a statement under construction; each is numbered when it is added. */
export class Values {
  readonly all: unknown[] = [];

  add(value: unknown, type: string): string {
    this.all.push(value);
    return `$${this.all.length}::${type}`;
  }
}

/** One value lets the planner walk an index in order, several are a set. */
const oneOf = (column: string, wanted: readonly string[], values: Values): string =>
  wanted.length === 1
    ? `l.${column} = ${values.add(wanted[0], 'text')}`
    : `l.${column} = ANY (${values.add(wanted, 'text[]')})`;

/** The filter as SQL conditions on `l`, without the words that are looked for. */
export function conditions(filter: ListingFilter, values: Values): string {
  const { category, basis, badge, platform, audience, reimbursed, prescribable } = filter;
  const parts = [
    `l.status = ${values.add(filter.status, 'text')}`,
    category && oneOf('category', category, values),
    basis && oneOf('basis', basis, values),
    badge && `l.badges @> ${values.add(badge, 'text[]')}`,
    platform && `l.platforms && ${values.add(platform, 'text[]')}`,
    audience && `l.audiences && ${values.add(audience, 'text[]')}`,
    reimbursed !== undefined && `l.reimbursed = ${values.add(reimbursed, 'boolean')}`,
    prescribable !== undefined && `l.prescribable = ${values.add(prescribable, 'boolean')}`,
  ];
  return parts.filter(Boolean).join(' AND ');
}

const LETTERS = `catalogue.plain(l.name || ' ' || l.publisher || ' ' || l.summary)`;

/** More hits than this are neither ranked nor counted: the answer says "10,000 or more". */
export const MOST_HITS = 10_000;
const MOST_NEAR_HITS = 500;

/**
 * A `hits` table of the listings that hold the words; when none does, of those whose words look alike (typing errors).
 * `columns` are those of `l` that the caller needs.
 */
export function hits(filter: ListingFilter, columns: readonly string[], values: Values): string {
  const listed = columns.map((column) => `, l.${column}`).join('');
  const where = conditions(filter, values);
  if (!filter.q) {
    return `hits AS MATERIALIZED (
      SELECT l.listing_id, 0::float8 AS rank${listed} FROM referencing.public_listing l WHERE ${where} LIMIT ${MOST_HITS})`;
  }
  const query = `to_tsquery('catalogue.french'::regconfig, ${values.add(searchQuery(filter.q), 'text')})`;
  const typed = `catalogue.plain(${values.add(filter.q, 'text')})`;
  return `exact AS MATERIALIZED (
      SELECT l.listing_id, ts_rank(l.search, ${query})::float8 AS rank${listed}
      FROM referencing.public_listing l WHERE ${where} AND l.search @@ ${query} LIMIT ${MOST_HITS}),
    near AS MATERIALIZED (
      SELECT l.listing_id, public.word_similarity(${typed}, ${LETTERS})::float8 - 1 AS rank${listed}
      FROM referencing.public_listing l
      WHERE NOT EXISTS (SELECT FROM exact) AND ${where} AND ${LETTERS} OPERATOR(public.%>) ${typed} LIMIT ${MOST_NEAR_HITS}),
    hits AS (SELECT * FROM exact UNION ALL SELECT * FROM near)`;
}
