import { Body, Controller, Get, Header, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import QRCode from 'qrcode';
import { Operation } from '#libs/access';
import { Settings } from '#libs/config';
import { KeepsItsKey, KnownId, keyIn } from '#libs/http';
import { NotFound } from '#libs/kernel';
import { ApiParam, ApiProduces, ApiTags } from '#openapi';
import { ReceiveReport } from '../application/intake/receive-report.js';
import { IntakeRules, ListedApplications } from '../application/neighbours.js';
import { ReceiptPresenter } from './receipt-presenter.js';
import { ApplicationReportDto } from './report.dto.js';
import { IncidentReceiptView } from './report.view.js';
import { SourceLimiter } from './source-limiter.js';
import { toldIn } from './told-in.js';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** How an application sends those who use it here: by its publisher's server, or by a link that people follow. */
@ApiTags('reports')
@Controller('api/v1')
export class ApplicationReportsController {
  constructor(
    private readonly receive: ReceiveReport,
    private readonly receipts: ReceiptPresenter,
    private readonly limiter: SourceLimiter,
    private readonly applications: ListedApplications,
    private readonly intake: IntakeRules,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  @Post('applications/:applicationId/incident-reports')
  @KeepsItsKey()
  @Operation('makeApplicationReport', 'Pass on what somebody reports inside the application')
  async report(
    @Param('applicationId', KnownId) applicationId: string,
    @Body() body: ApplicationReportDto,
    @Req() request: FastifyRequest,
  ): Promise<IncidentReceiptView> {
    await this.limiter.countReportOf(applicationId);
    const made = { ...toldIn(body), channel: 'application', applicationId } as const;
    return this.receipts.view(await this.receive.execute(made, keyIn(request)));
  }

  @Get('public/applications/:slug/report-qr.svg')
  @ApiParam({ name: 'slug', schema: { type: 'string', pattern: SLUG.source, maxLength: 200 } })
  @ApiProduces('image/svg+xml')
  @Header('content-type', 'image/svg+xml')
  @Operation('readReportQrCode', 'The QR code that leads to the page where the application is reported')
  async qrCode(@Param('slug') slug: string): Promise<string> {
    if (!(await this.applications.find(slug))) throw new NotFound('application', slug);
    const page = new URL(this.intake.reportPage.replace('{application}', slug), this.settings.PUBLIC_URL);
    return QRCode.toString(page.href, { type: 'svg', errorCorrectionLevel: 'M' });
  }
}
