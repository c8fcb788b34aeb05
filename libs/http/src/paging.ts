import { DomainError } from '#libs/kernel';

/** One page of a list. `next` is absent on the last page. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

/** Where a list goes on: the sort key of the last row that was given. Opaque to clients. */
export const encodeCursor = (key: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');

/** @throws DomainError (malformed, `bad_cursor`) when the text is not a cursor of `length` parts */
export function decodeCursor(cursor: string, length: number): string[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(key) &&
      key.length === length &&
      key.every((part) => ['string', 'number'].includes(typeof part))
    ) {
      return key.map(String);
    }
  } catch {
    // falls through to the refusal
  }
  throw new DomainError('malformed', 'bad_cursor', 'The paging cursor is not valid.', {}, [
    { code: 'bad_cursor', message: 'is not a cursor', field: '/after' },
  ]);
}

/** Cuts one row too many into a page with a cursor to the next. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  key: (row: Row) => readonly (string | number)[],
  view: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(view),
    ...(rows.length > limit && last !== undefined && { next: encodeCursor(key(last)) }),
  };
}
