import { Ajv, type ErrorObject } from 'ajv';
import { Invalid, type Reason } from '#libs/kernel';
import { type ListingFilter, type ListingRequest, type Position, SORTS, type Sort } from '../application/catalogue.js';
import { readPosition } from './position.js';

const several = (items: object) => ({ type: 'array', items, minItems: 1, maxItems: 12, uniqueItems: true }) as const;
const word = { type: 'string', pattern: '^[A-Za-z0-9_-]{1,60}$' } as const;

/** What a client may ask of the list, field by field; the OpenAPI parameters are drawn from it. */
export const listQuerySchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    q: {
      type: 'string',
      maxLength: 200,
      description: 'Words to look for; accents and small typing errors are forgiven.',
    },
    category: {
      ...several({ type: 'string', enum: ['DM', 'ORG', 'BIE'] }),
      description: 'Category; repeat it to widen the choice.',
    },
    basis: {
      ...several({ type: 'string', enum: ['full', 'temporary', 'trial'] }),
      description: 'Basis of the listing.',
    },
    status: {
      type: 'string',
      enum: ['active', 'suspended', 'delisted'],
      default: 'active',
      description: 'State of the listing.',
    },
    badge: { ...several(word), description: 'Badges that must all be there.' },
    platform: { ...several(word), description: 'Runs on one of these.' },
    audience: { ...several(word), description: 'Meant for one of these.' },
    reimbursed: { type: 'boolean', description: 'Reimbursed by the health insurance.' },
    prescribable: { type: 'boolean', description: 'May be prescribed.' },
    sort: {
      type: 'string',
      enum: SORTS,
      description: 'By name, day of listing or of decision; by relevance only with words (then the default).',
    },
    facets: {
      type: 'boolean',
      default: false,
      description: 'Adds the total and the counts per value, over at most 10,000 hits.',
    },
    limit: { type: 'integer', minimum: 1, maximum: 100, default: 25, description: 'Applications per page.' },
    after: { type: 'string', maxLength: 600, description: '`next` of the page before.' },
  },
} as const;

interface ListQuery extends ListingFilter {
  sort?: Sort;
  facets: boolean;
  limit: number;
  after?: string;
}

const validate = new Ajv({ allErrors: true, coerceTypes: 'array', useDefaults: true }).compile<ListQuery>(
  listQuerySchema,
);

/** The reader of numbers would take `0x10` and `1e1` too. */
const WHOLE = /^\d{1,9}$/;

export interface ListRequest {
  readonly page: ListingRequest;
  readonly wantsFacets: boolean;
}

/**
 * Reads the query string of the list.
 * @throws Invalid naming each field at fault, also those the list does not know
 * @throws DomainError (malformed) for a cursor that is not ours
 */
export function readListQuery(given: Readonly<Record<string, unknown>>): ListRequest {
  if (typeof given.limit === 'string' && !WHOLE.test(given.limit)) {
    throw refusal([{ code: 'type', message: 'must be integer', field: '/limit' }]);
  }
  const query: unknown = { ...given };
  if (!validate(query)) throw refusal((validate.errors ?? []).map(reasonOf));

  const { sort: wanted, facets, limit, after, ...filter } = query;
  const q = filter.q?.trim();
  if (wanted === 'relevance' && !q) {
    throw refusal([{ code: 'needs_words', message: 'relevance needs words (q)', field: '/sort' }]);
  }
  const sort = wanted ?? (q ? 'relevance' : 'name');
  const position: { after?: Position } = after === undefined ? {} : { after: readPosition(after, sort) };
  const { q: _, ...rest } = filter;
  return { page: { ...rest, ...(q && { q }), sort, limit, ...position }, wantsFacets: facets };
}

const refusal = (reasons: readonly Reason[]) =>
  new Invalid('validation_failed', 'Some values are not accepted.', reasons);

function reasonOf({ keyword, instancePath, message = 'is not accepted', params }: ErrorObject): Reason {
  const unknown = params.additionalProperty as string | undefined;
  const code = keyword.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return unknown === undefined
    ? { code, message, field: instancePath }
    : { code: 'unknown_parameter', message: 'is not a parameter of this list', field: `/${unknown}` };
}
