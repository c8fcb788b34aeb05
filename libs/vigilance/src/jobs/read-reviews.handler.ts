import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ReviewsImported } from '#libs/feedback';
import { Handles, type JobHandler } from '#libs/jobs';
import { Letters } from '#libs/notification';
import { type Invitation, TakeReviews } from '../application/reading/take-reviews.js';
import type { VigilanceEvents } from '../application/vigilance.events.js';
import { JobWork } from '../application/vigilance.work.js';

/** Software reads the reviews that came in, some at a time; who wrote one that it takes is invited to tell more. */
@Injectable()
@Handles('vigilance.read-reviews')
export class ReadReviewsHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly taking: TakeReviews,
    private readonly letters: Letters,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { importId, after } = payload as ReviewsImported & Partial<VigilanceEvents['vigilance.reviews-left.v1']>;
    return this.work.within(tx, async (scope) => {
      for (const invitation of await this.taking.execute(tx, scope, importId, after)) await this.invite(tx, invitation);
    });
  }

  private async invite(tx: EntityManager, { review, report, email, path }: Invitation): Promise<void> {
    await this.letters.post(tx, {
      template: 'review-taken-as-report',
      key: `review-taken-as-report:${report.id}`,
      to: { email, language: review.language === 'fr' ? 'fr' : 'en' },
      about: { kind: 'review', id: review.id },
      path,
      data: { application: review.applicationName, report: report.number },
    });
  }
}
