import { createHash } from 'node:crypto';
import { DomainError } from '#libs/kernel';
import { decodeCursor, encodeCursor } from '#rules/http';
import type { Position, Sort } from '../application/catalogue.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A cursor that was changed on the way, or made for another order, would silently skip applications: it is refused. */
const seal = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 11);

export const writePosition = ({ key, id }: Position, sort: Sort): string =>
  encodeCursor([sort, key, id, seal([sort, key, id])]);

/** @throws DomainError (malformed, `bad_cursor`) */
export function readPosition(cursor: string, sort: Sort): Position {
  const [madeFor = '', key = '', id = '', mark = ''] = decodeCursor(cursor, 4);
  if (madeFor !== sort || !UUID.test(id) || mark !== seal([madeFor, key, id])) {
    throw new DomainError('malformed', 'bad_cursor', 'The paging cursor is not valid for this list.', {}, [
      { code: 'bad_cursor', message: 'is not a cursor of this list', field: '/after' },
    ]);
  }
  return { key, id };
}
