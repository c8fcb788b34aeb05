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

const JOIN = 'JOIN referencing.public_listing l USING (listing_id)';

/**
 * One page by keyset: however far the reader is, the database reads only the rows it shows.
 * One row more than asked for comes back, so that one knows whether a next page exists.
 */
export function pageStatement(request: ListingRequest): Statement {
  const values = new Values();
  const { by, type, direction } = ORDERS[request.sort];
  const order = (id: string) => `ORDER BY ${by} ${direction}, ${id} ${direction}`;
  const comparison = direction === 'ASC' ? '>' : '<';
  const onwards = (id: string) => {
    if (!request.after) return 'true';
    return `(${by}, ${id}) ${comparison} (${values.add(request.after.key, type)}, ${values.add(request.after.id, 'uuid')})`;
  };
  const found = request.q ? `WITH ${hits(request, [], values)}` : '';
  const rows = `LIMIT ${values.add(request.limit + 1, 'int')}`;
  const [from, where] =
    request.sort === 'relevance'
      ? [`(SELECT * FROM hits h WHERE ${onwards('h.listing_id')} ${order('h.listing_id')} ${rows}) h ${JOIN}`, 'true']
      : [
          request.q ? `hits h ${JOIN}` : 'referencing.public_listing l',
          `${request.q ? 'true' : conditions(request, values)} AND ${onwards('l.listing_id')}`,
        ];
  const text = `${found}
    SELECT (SELECT row_to_json(card)::text FROM (SELECT ${CARD}) card) AS card, (${by})::text AS key, l.listing_id AS id
    FROM ${from} WHERE ${where} ${order('l.listing_id')} ${rows}`;
  return { text, values: values.all };
}
