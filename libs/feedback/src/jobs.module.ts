import { Module } from '@nestjs/common';
import { FeedbackModule } from './feedback.module.js';
import { ForgetOldReviewsHandler } from './jobs/forget-old-reviews.handler.js';

/** What apps/worker mounts of this context. */
@Module({ imports: [FeedbackModule], providers: [ForgetOldReviewsHandler] })
export class FeedbackJobsModule {}
