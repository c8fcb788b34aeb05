import { decodeCursor, type PageQuery, pageOf } from '#libs/http';
import { DomainError } from '#libs/kernel';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** One page of a list that runs by id, newest first: asks for one row more than is shown. */
export async function keysetPage<Row, Item>(
  { after, limit }: PageQuery,
  load: (after: string | undefined, limit: number) => Promise<readonly Row[]>,
  idOf: (row: Row) => string,
  view: (row: Row) => Item,
): Promise<{ items: Item[]; next?: string }> {
  const from = after === undefined ? undefined : idIn(after);
  const { items, next } = pageOf(await load(from, limit + 1), limit, (row) => [idOf(row)], view);
  return { items: [...items], ...(next && { next }) };
}

/** @throws DomainError (malformed, `bad_cursor`) when it holds no id */
function idIn(cursor: string): string {
  const [id = ''] = decodeCursor(cursor, 1);
  if (!UUID.test(id)) throw new DomainError('malformed', 'bad_cursor', 'The paging cursor is not valid.');
  return id;
}
