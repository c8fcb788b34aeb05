import { decodeCursor } from '#libs/http';
import { DomainError } from '#libs/kernel';
import type { CasePosition } from '../../application/case/case-reads.js';
import type { CaseId, CaseSnapshot } from '../../domain/case/case-snapshot.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NO_LIMIT = 'none';

export const caseKey = ({ dueAt, id }: CaseSnapshot): string[] => [dueAt?.toISOString() ?? NO_LIMIT, id];

/** @throws DomainError (malformed, `bad_cursor`) */
export function readCaseKey(cursor: string): CasePosition {
  const [due = '', id = ''] = decodeCursor(cursor, 2);
  const dueAt = due === NO_LIMIT ? null : new Date(due);
  if (UUID.test(id) && !(dueAt && Number.isNaN(dueAt.getTime()))) return { dueAt, id: id as CaseId };
  throw new DomainError('malformed', 'bad_cursor', 'The paging cursor is not valid for this list.', {}, [
    { code: 'bad_cursor', message: 'is not a cursor of this list', field: '/after' },
  ]);
}
