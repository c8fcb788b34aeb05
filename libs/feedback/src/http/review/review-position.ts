import { decodeCursor, encodeCursor } from '#libs/http';
import { DomainError, isDay } from '#libs/kernel';
import type { PublicReview, ReviewPosition } from '../../application/review/public-reviews.js';
import type { ReviewSort } from '../../domain/review/review-order.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const byDay = (sort: ReviewSort): boolean => sort === 'newest' || sort === 'oldest';

export const writePosition = ({ id, writtenOn, rating }: PublicReview, sort: ReviewSort): string =>
  encodeCursor([sort, byDay(sort) ? writtenOn : rating, id]);

/** A cursor made for another order would silently skip reviews. @throws DomainError (malformed, `bad_cursor`) */
export function readPosition(cursor: string, sort: ReviewSort): ReviewPosition {
  const [madeFor = '', key = '', id = ''] = decodeCursor(cursor, 3);
  const isKey = byDay(sort) ? isDay(key) : /^[1-5]$/.test(key);
  if (madeFor === sort && isKey && UUID.test(id)) return { key, id };
  throw new DomainError('malformed', 'bad_cursor', 'The paging cursor is not valid for this list.', {}, [
    { code: 'bad_cursor', message: 'is not a cursor of this list', field: '/after' },
  ]);
}
