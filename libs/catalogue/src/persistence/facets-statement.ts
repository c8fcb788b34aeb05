import type { ListingFilter } from '../application/catalogue.js';
import { hits, MOST_HITS, Values } from './listing-conditions.js';
import type { Statement } from './page-statement.js';

const COUNTED = ['category', 'basis', 'platforms', 'audiences', 'badges', 'reimbursed', 'prescribable'] as const;

const counted = (facet: string, from: string): string =>
  `'${facet}', (SELECT coalesce(json_object_agg(value, n), '{}') FROM (SELECT value, count(*) AS n FROM ${from} GROUP BY 1 ORDER BY 2 DESC, 1) f)`;

/** Groups of which several may be chosen, each widening the list, with the table expression of their values. */
const GROUPS = {
  category: (hits: string) => `(SELECT category::text AS value FROM ${hits}) v`,
  basis: (hits: string) => `(SELECT basis::text AS value FROM ${hits}) v`,
  platform: (hits: string) => `${hits}, unnest(platforms) AS value`,
  audience: (hits: string) => `${hits}, unnest(audiences) AS value`,
} as const;

/**
 * How many listings there are now, and how many each further choice would leave. A choice within a group adds to what the
 * group already lets through: its figures leave its own filter out, or the other choices would vanish with the first.
 */
export function facetsStatement(filter: ListingFilter): Statement {
  const values = new Values();
  const tables = [hits(filter, COUNTED, values)];
  const figures = Object.entries(GROUPS).map(([group, valuesIn]) => {
    const { [group as keyof typeof GROUPS]: chosen, ...others } = filter;
    if (!chosen) return counted(group, valuesIn('hits'));
    tables.push(hits(others, COUNTED, values, `without_${group}`));
    return counted(group, valuesIn(`without_${group}`));
  });
  const text = `WITH ${tables.join(', ')}
    SELECT json_build_object(
      'total', (SELECT count(*) FROM hits),
      'isCapped', (SELECT count(*) >= ${MOST_HITS} FROM hits),
      ${figures.join(',\n      ')},
      ${counted('badge', 'hits, unnest(badges) AS value')},
      'reimbursed', (SELECT count(*) FROM hits WHERE reimbursed),
      'prescribable', (SELECT count(*) FROM hits WHERE prescribable))::text AS facets, (SELECT count(*)::int FROM hits) AS total`;
  return { text, values: values.all };
}
