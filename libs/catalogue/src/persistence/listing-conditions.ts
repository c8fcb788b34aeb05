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

/** More hits than this are neither ranked nor counted: the answer says "10,000 or more". */
export const MOST_HITS = 10_000;

/** A table of the listings that hold the words; `columns` are those of `l` that the caller needs. */
export function hits(filter: ListingFilter, columns: readonly string[], values: Values, name = 'hits'): string {
  const where = conditions(filter, values);
  const query = filter.q && `to_tsquery('catalogue.french'::regconfig, ${values.add(searchQuery(filter.q), 'text')})`;
  const rank = query ? `ts_rank(l.search, ${query})::float8` : '0::float8';
  const found = query ? `AND l.search @@ ${query}` : '';
  return `${name} AS MATERIALIZED (
    SELECT l.listing_id, ${rank} AS rank${columns.map((column) => `, l.${column}`).join('')}
    FROM referencing.public_listing l WHERE ${where} ${found} LIMIT ${MOST_HITS})`;
}
