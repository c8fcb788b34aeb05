import { decodeCursor, pageOf } from '#libs/http';
import { DomainError } from '#libs/kernel';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads the cursor of a list in the order of ids. @throws DomainError (malformed, `bad_cursor`) */
export function afterId(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const [id = ''] = decodeCursor(cursor, 1);
  if (UUID.test(id)) return id;
  throw new DomainError('malformed', 'bad_cursor', 'The paging cursor is not valid.', {}, [
    { code: 'bad_cursor', message: 'is not a cursor of this list', field: '/after' },
  ]);
}

/** Cuts one row too many into a page. */
export function pageById<Row extends { readonly id: string }, View>(
  rows: readonly Row[],
  limit: number,
  view: (row: Row) => View,
): { items: View[]; next?: string } {
  const { items, next } = pageOf(rows, limit, ({ id }) => [id], view);
  return { items: [...items], ...(next && { next }) };
}
