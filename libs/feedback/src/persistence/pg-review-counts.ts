import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Day } from '#libs/kernel';
import { ReviewCounts, type ReviewDay } from '../application/review/review-counts.js';

const COUNTS = `SELECT r.application_id AS "applicationId", l.name AS "applicationName", r.written_on::text AS day,
    count(*)::int AS reviews, sum(r.rating)::int AS ratings
  FROM feedback.review r JOIN referencing.public_listing l USING (application_id)
  WHERE r.written_on >= $1 AND r.state <> 'withdrawn' AND ($2::uuid IS NULL OR r.application_id = $2)
  GROUP BY r.application_id, l.name, r.written_on ORDER BY r.application_id, r.written_on`;

@Injectable()
export class PgReviewCounts extends ReviewCounts {
  constructor(private readonly database: DataSource) {
    super();
  }

  override since(day: Day, applicationId?: string): Promise<readonly ReviewDay[]> {
    return this.database.query<ReviewDay[]>(COUNTS, [day, applicationId ?? null]);
  }
}
