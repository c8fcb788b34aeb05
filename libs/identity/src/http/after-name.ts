import { decodeCursor } from '#libs/http';
import { DomainError } from '#libs/kernel';
import type { AfterName } from '../application/identity-reads.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads the cursor of a list in the order of names. @throws DomainError (malformed, `bad_cursor`) */
export function afterName(cursor: string | undefined): { after?: AfterName } {
  if (cursor === undefined) return {};
  const [name = '', id = ''] = decodeCursor(cursor, 2);
  if (UUID.test(id) && !name.includes('\0') && name.isWellFormed()) return { after: { name, id } };
  throw new DomainError('malformed', 'bad_cursor', 'The paging cursor is not valid.', {}, [
    { code: 'bad_cursor', message: 'is not a cursor of this list', field: '/after' },
  ]);
}
