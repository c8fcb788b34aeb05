import type { DataSource } from 'typeorm';
import { Transactions } from '#libs/database';
import { Journal } from '#libs/journal';
import type { Clock } from '#libs/kernel';
import { Outbox } from '#libs/messaging';
import { ImportReviews } from '../application/review/import-reviews.js';
import { ModerateReview } from '../application/review/moderate-review.js';
import { ImportUsage } from '../application/usage/import-usage.js';
import { FeedbackLetters } from '../persistence/feedback-letters.js';
import { FileFeedbackPolicy } from '../persistence/file-feedback-policy.js';
import { PgFeedbackWork } from '../persistence/pg-feedback.work.js';

interface Waiting {
  readonly id: Parameters<ModerateReview['publish']>[1]['reviewId'];
  readonly version: number;
  readonly text: string;
}

const WAITING = `
  SELECT r.id, r.version, r.text FROM feedback.review r
  JOIN referencing.public_listing p ON p.application_id = r.application_id
  WHERE r.state = 'pending' AND p.slug = ANY ($1) ORDER BY r.id`;

/** A command has a connection and no container. Nothing that it does is written to anybody. */
export function useCasesOver(database: DataSource, clock: Clock) {
  const policy = new FileFeedbackPolicy();
  const work = new PgFeedbackWork(new Transactions(database), new Journal(), new Outbox(new Map()), new NoLetters());
  return {
    importUsage: new ImportUsage(work, policy, clock),
    importReviews: new ImportReviews(work, policy, clock),
    moderate: new ModerateReview(work, policy, clock),
    waiting: (slugs: readonly string[]) => database.query<Waiting[]>(WAITING, [slugs]),
  };
}

class NoLetters extends FeedbackLetters {
  override async reviewRefused(): Promise<void> {}
  override async flagClosed(): Promise<void> {}
}
