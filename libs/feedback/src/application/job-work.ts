import type { FeedbackScope } from './feedback.work.js';

/** The door for handlers of jobs: the transaction is the one in which their delivery is marked as done. */
export abstract class JobWork {
  abstract within<Result>(transaction: unknown, work: (scope: FeedbackScope) => Promise<Result>): Promise<Result>;
}
