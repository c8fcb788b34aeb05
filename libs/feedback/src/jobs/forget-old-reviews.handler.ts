import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler } from '#libs/jobs';
import { JobWork } from '../application/job-work.js';
import { ForgetOldReviews } from '../application/review/forget-old-reviews.js';

@Injectable()
@Handles('feedback.forget-old-reviews')
export class ForgetOldReviewsHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly forget: ForgetOldReviews,
  ) {}

  async run(tx: EntityManager): Promise<void> {
    await this.work.within(tx, (scope) => this.forget.execute(scope));
  }
}
