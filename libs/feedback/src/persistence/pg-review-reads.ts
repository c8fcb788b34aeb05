import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, LessThan, MoreThan } from 'typeorm';
import { type FlagFilter, type ReadFlag, type ReviewFilter, ReviewReads } from '../application/review/review-reads.js';
import type { ReviewId, ReviewSnapshot } from '../domain/review/review.js';
import type { ReviewFlagId } from '../domain/review/review-flag.js';
import { snapshotOf } from './review-row.js';
import { ReviewFlagRow, ReviewRow } from './rows.js';

@Injectable()
export class PgReviewReads extends ReviewReads {
  private readonly db: EntityManager;

  constructor(dataSource: DataSource) {
    super();
    this.db = dataSource.manager;
  }

  override async page(
    { state, applicationId, source, overdueAt }: ReviewFilter,
    after: string | undefined,
    limit: number,
  ): Promise<ReviewSnapshot[]> {
    const rows = await this.db.find(ReviewRow, {
      where: {
        ...(state && { state }),
        ...(applicationId && { applicationId: applicationId as ReviewRow['applicationId'] }),
        ...(source && { source }),
        ...(overdueAt && { dueAt: LessThan(overdueAt) }),
        ...(after && { id: MoreThan(after as ReviewId) }),
      },
      order: { id: 'ASC' },
      take: limit,
    });
    return rows.map(snapshotOf);
  }

  override async find(id: ReviewId): Promise<ReviewSnapshot | undefined> {
    const row = await this.db.findOneBy(ReviewRow, { id });
    return row ? snapshotOf(row) : undefined;
  }

  override async flags(
    { state, applicationId, overdueAt }: FlagFilter,
    after: string | undefined,
    limit: number,
  ): Promise<ReadFlag[]> {
    const rows = await this.db.find(ReviewFlagRow, {
      where: {
        ...(state && { state }),
        ...(applicationId && { applicationId: applicationId as ReviewFlagRow['applicationId'] }),
        ...(overdueAt && { dueAt: LessThan(overdueAt), state: 'open' }),
        ...(after && { id: MoreThan(after as ReviewFlagId) }),
      },
      order: { id: 'ASC' },
      take: limit,
    });
    return this.withWords(rows);
  }

  override async findFlag(id: ReviewFlagId): Promise<ReadFlag | undefined> {
    const [found] = await this.withWords(await this.db.findBy(ReviewFlagRow, { id }));
    return found;
  }

  private async withWords(flags: readonly ReviewFlagRow[]): Promise<ReadFlag[]> {
    const ids = flags.map(({ reviewId }) => reviewId);
    const reviews = await this.db.findBy(ReviewRow, { id: In(ids) });
    const byId = new Map(reviews.map(({ id, rating, text }) => [id, { rating, text }]));
    return flags.flatMap((flag) => {
      const words = byId.get(flag.reviewId);
      return words ? [{ ...flag, ...words }] : [];
    });
  }
}
