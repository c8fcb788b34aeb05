import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { Clock, NotFound } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { FlagReview } from '../../application/review/flag-review.js';
import { ReviewReads } from '../../application/review/review-reads.js';
import type { ApplicationId } from '../../domain/application-id.js';
import type { ReviewId } from '../../domain/review/review.js';
import { KnownId } from '../known-id.pipe.js';
import { afterId, pageById } from './page-by-id.js';
import { FlagQuery, FlagReviewDto } from './review.dto.js';
import { ReviewFlagPageView, ReviewFlagView } from './review.view.js';
import { ReviewPresenter } from './review-presenter.js';

/** What a publisher says of the reviews about his application: free of charge, with his reasons (L.111-7-2). */
@ApiTags('reviews')
@Controller('api/v1/applications/:applicationId')
export class ApplicationFlagsController {
  constructor(
    private readonly reads: ReviewReads,
    private readonly flagReview: FlagReview,
    private readonly presenter: ReviewPresenter,
    private readonly clock: Clock,
  ) {}

  @Get('review-flags')
  @Operation('listFlagsOfApplication', 'The reviews that the publisher doubted, and what became of it')
  async list(
    @Param('applicationId') applicationId: string,
    @Query() { limit, after, overdue, ...filter }: FlagQuery,
  ): Promise<ReviewFlagPageView> {
    const late = overdue === 'true' && { overdueAt: this.clock.now() };
    const rows = await this.reads.flags({ ...filter, ...late, applicationId }, afterId(after), limit + 1);
    return pageById(rows, limit, (flag) => this.presenter.flag(flag, false));
  }

  @Post('reviews/:reviewId/flags')
  @Operation('flagReview', 'Doubt a published review about the application, and say why')
  async flag(
    @CurrentActing() { actor }: Acting,
    @Param('applicationId') applicationId: string,
    @Param('reviewId', KnownId) reviewId: string,
    @Body() { motive, explanation }: FlagReviewDto,
  ): Promise<ReviewFlagView> {
    const order = {
      applicationId: applicationId as ApplicationId,
      reviewId: reviewId as ReviewId,
      motive,
      explanation,
    };
    const { id } = await this.flagReview.execute(actor, order);
    const raised = await this.reads.findFlag(id);
    if (!raised) throw new NotFound('review_flag', id);
    return this.presenter.flag(raised, false);
  }
}
