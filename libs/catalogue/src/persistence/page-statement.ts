import type { ListingRequest, Sort } from '../application/catalogue.js';
import { conditions, hits, Values } from './listing-conditions.js';
import { CARD } from './listing-json.js';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

interface Order {
  readonly by: string;
  readonly type: string;
  readonly direction: 'ASC' | 'DESC';
}

const ORDERS: Readonly<Record<Sort, Order>> = {
  name: { by: 'l.name COLLATE "fr-x-icu"', type: 'text', direction: 'ASC' },
  listed: { by: 'l.listed_at', type: 'timestamptz', direction: 'DESC' },
  decided: { by: 'l.decided_at', type: 'timestamptz', direction: 'DESC' },
  relevance: { by: 'h.rank', type: 'float8', direction: 'DESC' },
};

/**
 * One page by keyset: however far the reader is, the database reads only the rows it shows.
 * One row more than asked for comes back, so that one knows whether a next page exists.
 */
export function pageStatement(request: ListingRequest): Statement {
  const values = new Values();
  const { by, type, direction } = ORDERS[request.sort];
  const [found, from] = request.q
    ? [`WITH ${hits(request, [], values)}`, 'hits h JOIN referencing.public_listing l USING (listing_id)']
    : ['', 'referencing.public_listing l'];
  const filters = request.q ? ['true'] : [conditions(request, values)];
  if (request.after) {
    const position = `(${values.add(request.after.key, type)}, ${values.add(request.after.id, 'uuid')})`;
    filters.push(`(${by}, l.listing_id) ${direction === 'ASC' ? '>' : '<'} ${position}`);
  }
  const text = `${found}
    SELECT (SELECT row_to_json(card)::text FROM (SELECT ${CARD}) card) AS card, (${by})::text AS key, l.listing_id AS id
    FROM ${from} WHERE ${filters.join(' AND ')}
    ORDER BY ${by} ${direction}, l.listing_id ${direction} LIMIT ${values.add(request.limit + 1, 'int')}`;
  return { text, values: values.all };
}
