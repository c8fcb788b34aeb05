import { Injectable } from '@nestjs/common';
import { HotSql } from '#libs/database';
import type { Day } from '#libs/kernel';
import {
  type PublicReview,
  type PublicReviewRequest,
  PublicReviews,
  type RatingCounts,
} from '../application/review/public-reviews.js';
import type { ReviewSort } from '../domain/review/review-order.js';

interface Order {
  readonly by: string;
  readonly type: string;
  readonly direction: 'ASC' | 'DESC';
}

const ORDERS: Readonly<Record<ReviewSort, Order>> = {
  newest: { by: 'r.written_on', type: 'date', direction: 'DESC' },
  oldest: { by: 'r.written_on', type: 'date', direction: 'ASC' },
  highest: { by: 'r.rating', type: 'int', direction: 'DESC' },
  lowest: { by: 'r.rating', type: 'int', direction: 'ASC' },
};

/** Reviews of an application that left the catalogue are not shown: there is nothing left to recommend or to warn of. */
const SHOWN = `r.state = 'published' AND r.written_on >= $2::date`;

const APPLICATION = {
  name: 'feedback-application',
  text: 'SELECT application_id AS id, status FROM referencing.public_listing WHERE slug = $1',
};

const page = (sort: ReviewSort, isFirst: boolean) => {
  const { by, type, direction } = ORDERS[sort];
  const onwards = isFirst ? '' : `AND (${by}, r.id) ${direction === 'ASC' ? '>' : '<'} ($4::${type}, $5::uuid)`;
  return {
    name: `feedback-reviews-${sort}-${isFirst ? 'first' : 'next'}`,
    text: `SELECT r.id, r.source, r.rating, r.text, r.language, r.checked, r.written_on::text AS "writtenOn",
        r.experienced_on::text AS "experiencedOn", r.amended_on::text AS "amendedOn", r.published_at AS "publishedAt"
      FROM feedback.review r WHERE r.application_id = $1 AND ${SHOWN} ${onwards}
      ORDER BY ${by} ${direction}, r.id ${direction} LIMIT $3`,
  };
};

const COUNTS = {
  name: 'feedback-rating-counts',
  text: `SELECT rating, count(*)::int AS count FROM feedback.review r WHERE r.application_id = $1 AND ${SHOWN} GROUP BY rating`,
};

@Injectable()
export class PgPublicReviews extends PublicReviews {
  constructor(private readonly sql: HotSql) {
    super();
  }

  override async page({ slug, sort, limit, after, keptSince }: PublicReviewRequest) {
    const application = await this.application(slug);
    if (!application) return undefined;
    if (application.status === 'delisted') return [];
    const values = [application.id, keptSince, limit + 1, ...(after ? [after.key, after.id] : [])];
    return this.sql.rows<PublicReview>(page(sort, after === undefined), values);
  }

  override async counts(slug: string, keptSince: Day): Promise<RatingCounts | undefined> {
    const application = await this.application(slug);
    if (!application) return undefined;
    if (application.status === 'delisted') return [0, 0, 0, 0, 0];
    const rows = await this.sql.rows<{ rating: number; count: number }>(COUNTS, [application.id, keptSince]);
    const of = (rating: number) => rows.find((row) => row.rating === rating)?.count ?? 0;
    return [of(1), of(2), of(3), of(4), of(5)];
  }

  private async application(slug: string): Promise<{ id: string; status: string } | undefined> {
    const [found] = await this.sql.rows<{ id: string; status: string }>(APPLICATION, [slug]);
    return found;
  }
}
