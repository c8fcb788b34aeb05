import { Controller, HttpCode, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { ApiTags } from '#openapi';
import { ImportUsage } from '../../application/usage/import-usage.js';
import { USAGE_OF_MANY_COLUMNS } from '../../domain/usage/usage-line.js';
import { CsvBody } from '../import/csv-body.js';
import { csvLines } from '../import/csv-lines.js';
import { ImportQuery } from '../import/import.dto.js';
import { ImportView } from '../import/import.view.js';
import { SpooledUpload } from '../import/spooled-upload.js';

@ApiTags('usage')
@Controller('api/v1/usage')
export class UsageFilesController {
  constructor(
    private readonly importUsage: ImportUsage,
    private readonly uploads: SpooledUpload,
  ) {}

  /** `application` is the address of its sheet in the catalogue. All lines are taken, or none. */
  @Post('imports')
  @HttpCode(200)
  @CsvBody(USAGE_OF_MANY_COLUMNS)
  @Operation('importUsage', 'Take the figures of use of many applications from one file')
  import(
    @CurrentActing() { actor }: Acting,
    @Query() query: ImportQuery,
    @Req() request: FastifyRequest,
  ): Promise<ImportView> {
    const dryRun = query.dryRun === 'true';
    return this.uploads.with(request, async (file) => {
      const lines = csvLines(file, USAGE_OF_MANY_COLUMNS);
      return { dryRun, ...(await this.importUsage.execute(actor, { lines, dryRun })) };
    });
  }
}
