import type { ListingFilter } from '../application/catalogue.js';
import { hits, MOST_HITS, Values } from './listing-conditions.js';
import type { Statement } from './page-statement.js';

const COUNTED = ['category', 'basis', 'platforms', 'audiences', 'badges', 'reimbursed', 'prescribable'] as const;

const scalar = (name: string, column: string): string =>
  `'${name}', (SELECT coalesce(json_object_agg(value, n), '{}') FROM (SELECT ${column}::text AS value, count(*) AS n FROM hits GROUP BY 1 ORDER BY 2 DESC, 1) f)`;
const set = (name: string, column: string): string =>
  `'${name}', (SELECT coalesce(json_object_agg(value, n), '{}') FROM (SELECT value, count(*) AS n FROM hits, unnest(${column}) AS value GROUP BY 1 ORDER BY 2 DESC, 1) f)`;

/** How many listings each further choice would leave, and how many there are now, in one pass over the hits. */
export function facetsStatement(filter: ListingFilter): Statement {
  const values = new Values();
  const text = `WITH ${hits(filter, COUNTED, values)}
    SELECT json_build_object(
      'total', (SELECT count(*) FROM hits),
      'isCapped', (SELECT count(*) >= ${MOST_HITS} FROM hits),
      ${scalar('category', 'category')},
      ${scalar('basis', 'basis')},
      ${set('platform', 'platforms')},
      ${set('audience', 'audiences')},
      ${set('badge', 'badges')},
      'reimbursed', (SELECT count(*) FROM hits WHERE reimbursed),
      'prescribable', (SELECT count(*) FROM hits WHERE prescribable))::text AS facets, (SELECT count(*)::int FROM hits) AS total`;
  return { text, values: values.all };
}
