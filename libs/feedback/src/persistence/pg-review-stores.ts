import { type EntityManager, In, LessThan, Not } from 'typeorm';
import { NotFound } from '#libs/kernel';
import { type FlagStore, type ReviewStore, type SourceKey, sourceKey } from '../application/feedback.work.js';
import type { Review, ReviewId } from '../domain/review/review.js';
import { ReviewFlag, type ReviewFlagId } from '../domain/review/review-flag.js';
import { lockUntilEnd } from './pg-usage-store.js';
import { reviewOf, rowOf } from './review-row.js';
import { ReviewFlagRow, ReviewRow } from './rows.js';

const LOCKED = { mode: 'pessimistic_write' } as const;

export class PgReviewStore implements ReviewStore {
  constructor(private readonly tx: EntityManager) {}

  lockFiles(): Promise<void> {
    return lockUntilEnd(this.tx, 'review', 'files');
  }

  async forUpdate(id: ReviewId): Promise<Review> {
    const row = await this.tx.findOne(ReviewRow, { where: { id }, lock: LOCKED });
    if (!row) throw new NotFound('review', id);
    return reviewOf(row);
  }

  async known(keys: readonly SourceKey[]): Promise<ReadonlyMap<string, Review>> {
    const sources = [...new Set(keys.map(({ source }) => source))];
    const known = new Map<string, Review>();
    for (const source of sources) {
      const ids = keys.filter((key) => key.source === source).map(({ externalId }) => externalId);
      const rows = await this.tx.find(ReviewRow, { where: { source, externalId: In(ids) }, lock: LOCKED });
      for (const row of rows) known.set(sourceKey(row), reviewOf(row));
    }
    return known;
  }

  async writtenBefore(day: string, limit: number): Promise<Review[]> {
    const rows = await this.tx.find(ReviewRow, {
      where: { writtenOn: LessThan(day as ReviewRow['writtenOn']), state: Not('withdrawn') },
      order: { writtenOn: 'ASC' },
      take: limit,
      lock: LOCKED,
    });
    return rows.map(reviewOf);
  }

  async addAll(reviews: readonly Review[]): Promise<void> {
    if (reviews.length > 0) await this.tx.insert(ReviewRow, reviews.map(rowOf));
  }

  async save(review: Review): Promise<void> {
    const { id, ...changes } = rowOf(review);
    await this.tx.update(ReviewRow, { id }, changes);
  }
}

export class PgFlagStore implements FlagStore {
  constructor(private readonly tx: EntityManager) {}

  async get(id: ReviewFlagId): Promise<ReviewFlag> {
    return found(id, await this.tx.findOne(ReviewFlagRow, { where: { id } }));
  }

  async forUpdate(id: ReviewFlagId): Promise<ReviewFlag> {
    return found(id, await this.tx.findOne(ReviewFlagRow, { where: { id }, lock: LOCKED }));
  }

  async openOn(review: ReviewId): Promise<ReviewFlag | undefined> {
    const row = await this.tx.findOne(ReviewFlagRow, { where: { reviewId: review, state: 'open' }, lock: LOCKED });
    return row ? ReviewFlag.restore({ ...row }) : undefined;
  }

  async add(flag: ReviewFlag): Promise<void> {
    await this.tx.insert(ReviewFlagRow, flag.toSnapshot());
  }

  async save(flag: ReviewFlag): Promise<void> {
    const { id, ...changes } = flag.toSnapshot();
    await this.tx.update(ReviewFlagRow, { id }, changes);
  }
}

function found(id: ReviewFlagId, row: ReviewFlagRow | null): ReviewFlag {
  if (!row) throw new NotFound('review_flag', id);
  return ReviewFlag.restore({ ...row });
}
