import { Module } from '@nestjs/common';
import { FilesModule } from '#libs/files';
import { ProblemCatalogue } from '#libs/http';
import { DecideFlag } from './application/review/decide-flag.js';
import { FlagReview } from './application/review/flag-review.js';
import { ImportReviews } from './application/review/import-reviews.js';
import { ModerateReview } from './application/review/moderate-review.js';
import { PublicReviews } from './application/review/public-reviews.js';
import { ReviewReads } from './application/review/review-reads.js';
import { ImportUsage } from './application/usage/import-usage.js';
import { ReportUsage } from './application/usage/report-usage.js';
import { UsageReads } from './application/usage/usage-reads.js';
import { FeedbackModule } from './feedback.module.js';
import { feedbackProblems } from './http/feedback.problems.js';
import { SpooledUpload } from './http/import/spooled-upload.js';
import { ApplicationFlagsController } from './http/review/application-flags.controller.js';
import { PublicReviewsController } from './http/review/public-reviews.controller.js';
import { ReviewExport } from './http/review/review-export.js';
import { ReviewFlagsController } from './http/review/review-flags.controller.js';
import { ReviewPresenter } from './http/review/review-presenter.js';
import { ReviewsController } from './http/review/reviews.controller.js';
import { UsageController } from './http/usage/usage.controller.js';
import { UsageFilesController } from './http/usage/usage-files.controller.js';
import { PgPublicReviews } from './persistence/pg-public-reviews.js';
import { PgReviewReads } from './persistence/pg-review-reads.js';
import { PgUsageReads } from './persistence/pg-usage-reads.js';

/** What apps/api mounts of this context. */
@Module({
  imports: [FeedbackModule, FilesModule],
  controllers: [
    UsageController,
    UsageFilesController,
    ReviewsController,
    ReviewFlagsController,
    ApplicationFlagsController,
    PublicReviewsController,
  ],
  providers: [
    ReportUsage,
    ImportUsage,
    ImportReviews,
    ModerateReview,
    FlagReview,
    DecideFlag,
    ReviewExport,
    ReviewPresenter,
    SpooledUpload,
    { provide: UsageReads, useClass: PgUsageReads },
    { provide: ReviewReads, useClass: PgReviewReads },
    { provide: PublicReviews, useClass: PgPublicReviews },
  ],
})
export class FeedbackHttpModule {
  constructor(problems: ProblemCatalogue) {
    problems.register(feedbackProblems);
  }
}
