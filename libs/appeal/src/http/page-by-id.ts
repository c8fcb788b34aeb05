import { decodeCursor, type PageQuery, pageOf } from '#libs/http';
import { DomainError } from '#libs/kernel';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** One page of a list that runs by id: asks for one row more than is shown. */
export async function pageById<Row extends { readonly id: string }, View>(
  { after, limit }: PageQuery,
  load: (after: string | undefined, limit: number) => Promise<readonly Row[]>,
  view: (row: Row) => View,
): Promise<{ items: View[]; next?: string }> {
  const from = after === undefined ? undefined : idIn(after);
  const { items, next } = pageOf(await load(from, limit + 1), limit, ({ id }) => [id], view);
  return { items: [...items], ...(next && { next }) };
}

/** @throws DomainError (malformed, `bad_cursor`) when it holds no id */
function idIn(cursor: string): string {
  const [id = ''] = decodeCursor(cursor, 1);
  if (!UUID.test(id)) throw new DomainError('malformed', 'bad_cursor', 'The paging cursor is not valid.');
  return id;
}
