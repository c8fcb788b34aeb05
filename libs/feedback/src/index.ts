export { REVIEWS_IMPORTED } from './application/review/feedback.events.js';
export { type RatingTrend, ReviewTrend } from './application/review/review-trend.js';
export { Reach, type ReachFigures, type ReachMaximum, type ReachOfOne } from './application/usage/reach.js';
export { reviewLifecycle } from './domain/review/review.lifecycle.js';
export { reviewFlagLifecycle } from './domain/review/review-flag.lifecycle.js';
export type { Window, WindowRatings } from './domain/review/trend.js';
export { FeedbackModule } from './feedback.module.js';
export { feedbackOperations } from './feedback.operations.js';
export { feedbackJobs } from './jobs/feedback.jobs.js';
