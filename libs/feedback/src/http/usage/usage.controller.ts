import { Body, Controller, Get, Header, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import type { FastifyRequest } from 'fastify';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { NotFound } from '#libs/kernel';
import { ApiProduces, ApiTags } from '#openapi';
import { ImportUsage } from '../../application/usage/import-usage.js';
import { ReportUsage } from '../../application/usage/report-usage.js';
import { UsageReads } from '../../application/usage/usage-reads.js';
import type { ApplicationId } from '../../domain/application-id.js';
import { USAGE_COLUMNS } from '../../domain/usage/usage-line.js';
import { isPeriod, type Period } from '../../domain/usage/usage-period.js';
import type { UsageRecord } from '../../domain/usage/usage-record.js';
import { CsvBody } from '../import/csv-body.js';
import { csvLines } from '../import/csv-lines.js';
import { ImportQuery } from '../import/import.dto.js';
import { ImportView } from '../import/import.view.js';
import { SpooledUpload } from '../import/spooled-upload.js';
import { ReportUsageDto } from './usage.dto.js';
import { UsageListView, UsageView } from './usage.view.js';

/** How many people an application reaches, month by month, as its publisher tells it. */
@ApiTags('usage')
@Controller('api/v1/applications/:applicationId/usage')
export class UsageController {
  constructor(
    private readonly reads: UsageReads,
    private readonly reportUsage: ReportUsage,
    private readonly importUsage: ImportUsage,
    private readonly uploads: SpooledUpload,
  ) {}

  @Get()
  @Operation('listUsage', 'The figures of use of an application, newest month first')
  async list(@Param('applicationId') id: string): Promise<UsageListView> {
    return { items: (await this.reads.of(id as ApplicationId)).map(view) };
  }

  /** The columns are those that an import takes. */
  @Get('export')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="usage.csv"')
  @ApiProduces('text/csv')
  @Operation('exportUsage', 'The figures of use for a spreadsheet')
  async export(@Param('applicationId') id: string): Promise<string> {
    const rows = (await this.reads.of(id as ApplicationId)).map(({ period, downloads, activeUsers, source }) => [
      period,
      downloads,
      activeUsers,
      source,
    ]);
    const columns = [...USAGE_COLUMNS.required];
    return stringify(rows, { header: true, columns, bom: true, delimiter: ';', escape_formulas: true });
  }

  @Put(':period')
  @Operation('reportUsage', 'Tell, or correct, the figures of one month')
  async report(
    @CurrentActing() { actor }: Acting,
    @Param('applicationId') id: string,
    @Param('period') period: string,
    @Body() { expectedVersion, downloads, activeUsers, source }: ReportUsageDto,
  ): Promise<UsageView> {
    const report = { applicationId: id as ApplicationId, period: period as Period, downloads, activeUsers, source };
    return view(await this.reportUsage.execute(actor, report, expectedVersion));
  }

  @Get(':period/history')
  @Operation('readUsageHistory', 'Every version of the figures of one month, newest first')
  async history(@Param('applicationId') id: string, @Param('period') period: string): Promise<UsageListView> {
    const versions = isPeriod(period) ? await this.reads.history(id as ApplicationId, period) : [];
    if (versions.length === 0) throw new NotFound('usage', period);
    return { items: versions.map(view) };
  }

  /** All lines are taken, or none. */
  @Post('imports')
  @HttpCode(200)
  @CsvBody(USAGE_COLUMNS)
  @Operation('importUsageOfApplication', 'Tell the figures of many months in one file')
  import(
    @CurrentActing() { actor }: Acting,
    @Param('applicationId') id: string,
    @Query() query: ImportQuery,
    @Req() request: FastifyRequest,
  ): Promise<ImportView> {
    const dryRun = query.dryRun === 'true';
    return this.uploads.with(request, async (file) => {
      const lines = csvLines(file, USAGE_COLUMNS);
      return {
        dryRun,
        ...(await this.importUsage.execute(actor, { lines, applicationId: id as ApplicationId, dryRun })),
      };
    });
  }
}

const view = ({ period, downloads, activeUsers, source, recordedAt, importId, version }: UsageRecord): UsageView => ({
  period,
  downloads,
  activeUsers,
  source,
  recordedAt: recordedAt.toISOString(),
  imported: importId !== null,
  version,
});
