import { decodeCursor } from '#libs/http';
import { DomainError } from '#libs/kernel';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id of the last row of the page before. @throws DomainError (malformed, `bad_cursor`) */
export function afterRow<Id extends string>(cursor: string | undefined): Id | undefined {
  if (cursor === undefined) return undefined;
  const [id = ''] = decodeCursor(cursor, 1);
  if (UUID.test(id)) return id as Id;
  throw new DomainError('malformed', 'bad_cursor', 'The paging cursor is not valid for this list.', {}, [
    { code: 'bad_cursor', message: 'is not a cursor of this list', field: '/after' },
  ]);
}
