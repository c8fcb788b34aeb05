import { Injectable } from '@nestjs/common';
import { HotSql } from '#libs/database';
import { Clock } from '#libs/kernel';
import { FeedbackPolicy } from '../application/feedback-policy.js';
import { type RatingTrend, ReviewTrend } from '../application/review/review-trend.js';
import type { ApplicationId } from '../domain/application-id.js';
import { trendWindows } from '../domain/review/trend.js';

interface TrendRow {
  readonly id: ApplicationId;
  readonly earlierCount: number;
  readonly earlierMean: number | null;
  readonly laterCount: number;
  readonly laterMean: number | null;
}

/** $2 is the first day of the earlier window, $3 that of the later one, $4 today. */
const TREND = {
  name: 'feedback-review-trend',
  text: `SELECT application_id AS id,
      count(*) FILTER (WHERE written_on < $3)::int AS "earlierCount",
      avg(rating) FILTER (WHERE written_on < $3)::float8 AS "earlierMean",
      count(*) FILTER (WHERE written_on >= $3)::int AS "laterCount",
      avg(rating) FILTER (WHERE written_on >= $3)::float8 AS "laterMean"
    FROM feedback.review
    WHERE application_id = ANY ($1::uuid[]) AND state IN ('pending', 'published') AND written_on BETWEEN $2::date AND $4::date
    GROUP BY application_id`,
};

@Injectable()
export class PgReviewTrend extends ReviewTrend {
  constructor(
    private readonly sql: HotSql,
    private readonly policy: FeedbackPolicy,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async of(application: string): Promise<RatingTrend> {
    const id = application as ApplicationId;
    const none = { id, earlierCount: 0, earlierMean: null, laterCount: 0, laterMean: null };
    return (await this.ofMany([id])).get(id) ?? this.trendOf(none);
  }

  override async ofMany(applications: readonly string[]): Promise<ReadonlyMap<ApplicationId, RatingTrend>> {
    const { earlier, later } = this.windows();
    const rows = await this.sql.rows<TrendRow>(TREND, [applications, earlier.from, later.from, later.to]);
    return new Map(rows.map((row) => [row.id, this.trendOf(row)]));
  }

  private trendOf({ earlierCount, earlierMean, laterCount, laterMean }: TrendRow): RatingTrend {
    const { earlier, later } = this.windows();
    return {
      earlier: { ...earlier, count: earlierCount, mean: earlierMean },
      later: { ...later, count: laterCount, mean: laterMean },
    };
  }

  private windows() {
    return trendWindows(this.clock.today(), this.policy.trendDays);
  }
}
