import { Controller, Get, Query } from '@nestjs/common';
import { Operation } from '#libs/access';
import { pageOf } from '#libs/http';
import { ApiTags } from '#openapi';
import { SignalReads } from '../../application/signal/signal-reads.js';
import type { ReportId } from '../../domain/report/triage.js';
import { CampaignsQuery } from './signal.dto.js';
import { ReportCampaignListView } from './signal.view.js';
import { afterRow } from './signal-position.js';
import { campaignView } from './signal-presenter.js';

/** Reports that repeat each other, shown as such: nothing is refused, put aside or punished because of it. */
@ApiTags('signals')
@Controller('api/v1/report-campaigns')
export class ReportCampaignsController {
  constructor(private readonly reads: SignalReads) {}

  @Get()
  @Operation('listReportCampaigns', 'Reports that repeat each other, with the serious ones that stand beside them')
  async list(@Query() { after, limit, applicationId }: CampaignsQuery): Promise<ReportCampaignListView> {
    const rows = await this.reads.campaigns(applicationId, afterRow<ReportId>(after), limit + 1);
    const { items, next } = pageOf(rows, limit, ({ id }) => [id], campaignView);
    return { items: [...items], ...(next !== undefined && { next }) };
  }
}
