export const SORTS = ['name', 'listed', 'decided', 'relevance'] as const;
export type Sort = (typeof SORTS)[number];

/** Which listings to show. Several values of one field widen the choice, except badges, which must all be there. */
export interface ListingFilter {
  readonly q?: string;
  readonly category?: readonly string[];
  readonly basis?: readonly string[];
  readonly status: 'active' | 'suspended' | 'delisted';
  readonly badge?: readonly string[];
  readonly platform?: readonly string[];
  readonly audience?: readonly string[];
  readonly reimbursed?: boolean;
  readonly prescribable?: boolean;
}

/** Where the former page ended: the value it was sorted by, as text, and the listing. */
export interface Position {
  readonly key: string;
  readonly id: string;
}

export interface ListingRequest extends ListingFilter {
  readonly sort: Sort;
  readonly limit: number;
  readonly after?: Position;
}

/** One page as JSON text made by the database; `next` is absent on the last one. */
export interface ListingPage {
  readonly items: string;
  readonly next?: Position;
  /** The words that were looked for, when those asked for were nowhere and look mistyped. */
  readonly corrected?: string;
}

/** The catalogue as the public sees it: reads only, each answer ready to be sent. */
export abstract class Catalogue {
  /** Grows with every change of a public listing, in the transaction of the change. */
  abstract version(): Promise<string>;
  abstract page(request: ListingRequest): Promise<ListingPage>;
  /** JSON text: total and counts per value, over at most the first 10,000 hits. */
  abstract facets(filter: ListingFilter): Promise<string>;
  abstract sheet(slug: string): Promise<string | undefined>;
  abstract history(slug: string): Promise<string | undefined>;
}
