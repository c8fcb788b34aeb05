import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { Clock, NotFound } from '#libs/kernel';
import { ApiProduces, ApiTags } from '#openapi';
import { ImportReviews } from '../../application/review/import-reviews.js';
import { ModerateReview } from '../../application/review/moderate-review.js';
import { ReviewReads } from '../../application/review/review-reads.js';
import type { ReviewId } from '../../domain/review/review.js';
import { REVIEW_COLUMNS } from '../../domain/review/review-line.js';
import { CsvBody } from '../import/csv-body.js';
import { csvLines } from '../import/csv-lines.js';
import { ImportQuery } from '../import/import.dto.js';
import { ImportView } from '../import/import.view.js';
import { SpooledUpload } from '../import/spooled-upload.js';
import { KnownId } from '../known-id.pipe.js';
import { afterId, pageById } from './page-by-id.js';
import { OnReviewDto, RefuseReviewDto, UserReviewExportQuery, UserReviewQuery } from './review.dto.js';
import { UserReviewPageView, UserReviewView } from './review.view.js';
import { ReviewExport } from './review-export.js';
import { ReviewPresenter } from './review-presenter.js';

/** What users write, before and after the public reads it. */
@ApiTags('reviews')
@Controller('api/v1/reviews')
export class ReviewsController {
  constructor(
    private readonly reads: ReviewReads,
    private readonly importReviews: ImportReviews,
    private readonly moderate: ModerateReview,
    private readonly exports: ReviewExport,
    private readonly presenter: ReviewPresenter,
    private readonly uploads: SpooledUpload,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Operation('listUserReviews', 'The reviews of users, oldest first')
  async list(@Query() { limit, after, overdue, ...filter }: UserReviewQuery): Promise<UserReviewPageView> {
    const late = overdue === 'true' && { overdueAt: this.clock.now() };
    const rows = await this.reads.page({ ...filter, ...late }, afterId(after), limit + 1);
    return pageById(rows, limit, (review) => this.presenter.review(review));
  }

  @Get('export')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="reviews.csv"')
  @ApiProduces('text/csv')
  @Operation('exportUserReviews', 'Reviews for a spreadsheet, without the addresses of their authors')
  export(@CurrentActing() { actor }: Acting, @Query() query: UserReviewExportQuery): Promise<string> {
    return this.exports.csv(actor, query);
  }

  /** A review is known again by its source and its id there. All lines are taken, or none. */
  @Post('imports')
  @HttpCode(200)
  @CsvBody(REVIEW_COLUMNS)
  @Operation('importUserReviews', 'Take reviews from a file of a store')
  import(
    @CurrentActing() { actor }: Acting,
    @Query() query: ImportQuery,
    @Req() request: FastifyRequest,
  ): Promise<ImportView> {
    const dryRun = query.dryRun === 'true';
    return this.uploads.with(request, async (file) => {
      const lines = csvLines(file, REVIEW_COLUMNS);
      return { dryRun, ...(await this.importReviews.execute(actor, { lines, dryRun })) };
    });
  }

  @Get(':reviewId')
  @Operation('readUserReview', 'One review, with what a moderator may do now')
  async read(@Param('reviewId', KnownId) id: string): Promise<UserReviewView> {
    const found = await this.reads.find(id as ReviewId);
    if (!found) throw new NotFound('review', id);
    return this.presenter.review(found);
  }

  @Post(':reviewId/publication')
  @HttpCode(200)
  @Operation('publishUserReview', 'Let the public read a review')
  async publish(
    @CurrentActing() { actor }: Acting,
    @Param('reviewId', KnownId) id: string,
    @Body() { expectedVersion }: OnReviewDto,
  ): Promise<UserReviewView> {
    return this.presenter.review(await this.moderate.publish(actor, on(id, expectedVersion)));
  }

  @Post(':reviewId/refusal')
  @HttpCode(200)
  @Operation('refuseUserReview', 'Refuse a review, or take it down, and say why')
  async refuse(
    @CurrentActing() { actor }: Acting,
    @Param('reviewId', KnownId) id: string,
    @Body() { expectedVersion, motive, explanation = '' }: RefuseReviewDto,
  ): Promise<UserReviewView> {
    return this.presenter.review(await this.moderate.refuse(actor, on(id, expectedVersion), motive, explanation));
  }

  @Post(':reviewId/reconsideration')
  @HttpCode(200)
  @Operation('reconsiderUserReview', 'Look again at a review that was refused')
  async reconsider(
    @CurrentActing() { actor }: Acting,
    @Param('reviewId', KnownId) id: string,
    @Body() { expectedVersion }: OnReviewDto,
  ): Promise<UserReviewView> {
    return this.presenter.review(await this.moderate.reconsider(actor, on(id, expectedVersion)));
  }

  @Post(':reviewId/withdrawal')
  @HttpCode(200)
  @Operation('withdrawUserReview', 'Forget a review that its author took back')
  async withdraw(
    @CurrentActing() { actor }: Acting,
    @Param('reviewId', KnownId) id: string,
    @Body() { expectedVersion }: OnReviewDto,
  ): Promise<UserReviewView> {
    return this.presenter.review(await this.moderate.withdraw(actor, on(id, expectedVersion)));
  }
}

const on = (id: string, expectedVersion: number) => ({ reviewId: id as ReviewId, expectedVersion });
