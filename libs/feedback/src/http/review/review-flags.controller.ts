import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { Clock, NotFound } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { DecideFlag } from '../../application/review/decide-flag.js';
import { ReviewReads } from '../../application/review/review-reads.js';
import type { ReviewFlagId } from '../../domain/review/review-flag.js';
import { KnownId } from '../known-id.pipe.js';
import { afterId, pageById } from './page-by-id.js';
import { DismissFlagDto, FlagQuery, UpholdFlagDto } from './review.dto.js';
import { ReviewFlagPageView, ReviewFlagView } from './review.view.js';
import { ReviewPresenter } from './review-presenter.js';

/** The doubts of publishers, as those who judge them read them. */
@ApiTags('reviews')
@Controller('api/v1/review-flags')
export class ReviewFlagsController {
  constructor(
    private readonly reads: ReviewReads,
    private readonly decideFlag: DecideFlag,
    private readonly presenter: ReviewPresenter,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Operation('listReviewFlags', 'The reviews that publishers doubt, oldest doubt first')
  async list(@Query() { limit, after, overdue, ...filter }: FlagQuery): Promise<ReviewFlagPageView> {
    const late = overdue === 'true' && { overdueAt: this.clock.now() };
    const rows = await this.reads.flags({ ...filter, ...late }, afterId(after), limit + 1);
    return pageById(rows, limit, (flag) => this.presenter.flag(flag, true));
  }

  @Get(':flagId')
  @Operation('readReviewFlag', 'One doubt, with the review it is about')
  async read(@Param('flagId', KnownId) id: string): Promise<ReviewFlagView> {
    const found = await this.reads.findFlag(id as ReviewFlagId);
    if (!found) throw new NotFound('review_flag', id);
    return this.presenter.flag(found, true);
  }

  @Post(':flagId/upholding')
  @HttpCode(200)
  @Operation('upholdReviewFlag', 'Agree with the publisher: the review leaves the page')
  async uphold(
    @CurrentActing() { actor }: Acting,
    @Param('flagId', KnownId) id: string,
    @Body() { expectedVersion, answer, refusalMotive }: UpholdFlagDto,
  ): Promise<ReviewFlagView> {
    await this.decideFlag.execute(actor, { flagId: id as ReviewFlagId, expectedVersion, answer, refusalMotive });
    return this.read(id);
  }

  @Post(':flagId/dismissal')
  @HttpCode(200)
  @Operation('dismissReviewFlag', 'Leave the review where it is, and say why')
  async dismiss(
    @CurrentActing() { actor }: Acting,
    @Param('flagId', KnownId) id: string,
    @Body() { expectedVersion, answer }: DismissFlagDto,
  ): Promise<ReviewFlagView> {
    await this.decideFlag.execute(actor, { flagId: id as ReviewFlagId, expectedVersion, answer });
    return this.read(id);
  }
}
