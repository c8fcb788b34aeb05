import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Operation } from '#libs/access';
import { Clock, NotFound } from '#libs/kernel';
import { ApiOkResponse, ApiParam, ApiTags } from '#openapi';
import { FeedbackPolicy } from '../../application/feedback-policy.js';
import { PublicReviews } from '../../application/review/public-reviews.js';
import { sendNamed } from './etag-answer.js';
import { PublicReviewsView, ReviewRulesView, ReviewSummaryView } from './public-reviews.view.js';
import { publicPage, rules, summary } from './public-reviews-presenter.js';
import { PublicReviewQuery } from './review.dto.js';
import { readPosition } from './review-position.js';

const slugParameter = {
  name: 'slug',
  schema: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 200 },
} as const;

/** What the public reads of users' reviews, with what the law wants told beside them. */
@ApiTags('reviews')
@Controller('api/v1/public')
export class PublicReviewsController {
  constructor(
    private readonly reviews: PublicReviews,
    private readonly policy: FeedbackPolicy,
    private readonly clock: Clock,
  ) {}

  @Get('applications/:slug/reviews')
  @Operation('listPublicReviews', 'The published reviews of an application, in a stated order')
  @ApiParam(slugParameter)
  @ApiOkResponse({ type: PublicReviewsView })
  async list(
    @Param('slug') slug: string,
    @Query() { sort, limit, after }: PublicReviewQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const position = after === undefined ? {} : { after: readPosition(after, sort) };
    const keptSince = this.policy.keptSince(this.clock.today());
    const rows = await this.reviews.page({ slug, sort, limit, keptSince, ...position });
    if (!rows) throw new NotFound('application', slug);
    sendNamed(request, reply, publicPage(rows, limit, sort, this.policy));
  }

  @Get('applications/:slug/reviews/summary')
  @Operation('readReviewSummary', 'How many reviews an application has, and how good they are')
  @ApiParam(slugParameter)
  @ApiOkResponse({ type: ReviewSummaryView })
  async summary(
    @Param('slug') slug: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const counts = await this.reviews.counts(slug, this.policy.keptSince(this.clock.today()));
    if (!counts) throw new NotFound('application', slug);
    sendNamed(request, reply, summary(counts));
  }

  @Get('review-rules')
  @Operation('readReviewRules', 'How reviews are collected, read, published, refused, kept and doubted')
  @ApiOkResponse({ type: ReviewRulesView })
  rules(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    sendNamed(request, reply, rules(this.policy));
  }
}
