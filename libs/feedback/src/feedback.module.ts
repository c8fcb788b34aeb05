import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NotificationModule } from '#libs/notification';
import { FeedbackWork } from './application/feedback.work.js';
import { FeedbackPolicy } from './application/feedback-policy.js';
import { JobWork } from './application/job-work.js';
import { ForgetOldReviews } from './application/review/forget-old-reviews.js';
import { ReviewCounts } from './application/review/review-counts.js';
import { ReviewTexts } from './application/review/review-texts.js';
import { ReviewTrend } from './application/review/review-trend.js';
import { Reach } from './application/usage/reach.js';
import { FeedbackLetters, PostedFeedbackLetters } from './persistence/feedback-letters.js';
import { FileFeedbackPolicy } from './persistence/file-feedback-policy.js';
import { PgFeedbackWork } from './persistence/pg-feedback.work.js';
import { PgReach } from './persistence/pg-reach.js';
import { PgReviewCounts } from './persistence/pg-review-counts.js';
import { PgReviewTexts } from './persistence/pg-review-texts.js';
import { PgReviewTrend } from './persistence/pg-review-trend.js';
import { feedbackRows } from './persistence/rows.js';

/** What every process needs of this context, and what other contexts ask of it: `Reach` and `ReviewTrend`. */
@Module({
  imports: [TypeOrmModule.forFeature(feedbackRows), NotificationModule],
  providers: [
    ForgetOldReviews,
    { provide: FeedbackLetters, useClass: PostedFeedbackLetters },
    PgFeedbackWork,
    { provide: FeedbackWork, useExisting: PgFeedbackWork },
    { provide: JobWork, useExisting: PgFeedbackWork },
    { provide: FeedbackPolicy, useClass: FileFeedbackPolicy },
    { provide: Reach, useClass: PgReach },
    { provide: ReviewTrend, useClass: PgReviewTrend },
    { provide: ReviewCounts, useClass: PgReviewCounts },
    { provide: ReviewTexts, useClass: PgReviewTexts },
  ],
  exports: [ForgetOldReviews, JobWork, FeedbackWork, FeedbackPolicy, Reach, ReviewTrend, ReviewTexts, ReviewCounts],
})
export class FeedbackModule {}
