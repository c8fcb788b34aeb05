import { decodeCursor } from '#libs/http';
import { DomainError } from '#libs/kernel';
import type { InboxPosition, InboxRow } from '../application/triage/report-reads.js';
import type { ReportId } from '../domain/report/triage.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NO_LIMIT = 'none';

export const inboxKey = ({ report, triage }: InboxRow): string[] => [
  triage.dueAt?.toISOString() ?? NO_LIMIT,
  report.id,
];

/** @throws DomainError (malformed, `bad_cursor`) */
export function readInboxKey(cursor: string): InboxPosition {
  const [due = '', id = ''] = decodeCursor(cursor, 2);
  const dueAt = due === NO_LIMIT ? null : new Date(due);
  if (UUID.test(id) && !(dueAt && Number.isNaN(dueAt.getTime()))) return { dueAt, id: id as ReportId };
  throw new DomainError('malformed', 'bad_cursor', 'The paging cursor is not valid for this list.', {}, [
    { code: 'bad_cursor', message: 'is not a cursor of this list', field: '/after' },
  ]);
}
