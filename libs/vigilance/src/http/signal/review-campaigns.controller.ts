import { Controller, Get, Query } from '@nestjs/common';
import { Operation } from '#libs/access';
import { ApiTags } from '#openapi';
import { ReviewCampaigns } from '../../application/signal/review-campaigns.js';
import { ReviewCampaignsQuery } from './signal.dto.js';
import { ReviewCampaignListView } from './signal.view.js';

/** Bursts of reviews, shown beside campaigns of reports. */
@ApiTags('signals')
@Controller('api/v1/review-campaigns')
export class ReviewCampaignsController {
  constructor(private readonly campaigns: ReviewCampaigns) {}

  @Get()
  @Operation('listReviewCampaigns', 'Bursts of reviews of an application, with the serious reports of the same days')
  async list(@Query() { applicationId }: ReviewCampaignsQuery): Promise<ReviewCampaignListView> {
    const found = await this.campaigns.list(applicationId);
    return { items: found.map(({ beside, ...burst }) => ({ ...burst, beside: beside.map((one) => ({ ...one })) })) };
  }
}
