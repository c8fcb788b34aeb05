import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { sendFile } from '#libs/files';
import { Clock, dayOf, type OrganisationId } from '#libs/kernel';
import { ApiProduces, ApiTags } from '#openapi';
import { ExportReads } from '../application/export/export-reads.js';
import { FetchExport } from '../application/export/fetch-export.js';
import { OrderExport } from '../application/export/order-export.js';
import type { ExportId } from '../domain/ids.js';
import { exportView } from './export-presenter.js';
import { ExportsView, ExportView } from './retention.view.js';

/** Everything a publisher has here, to take along. */
@ApiTags('retention')
@Controller('api/v1/organisations/:organisationId/exports')
export class ExportsController {
  constructor(
    private readonly orders: OrderExport,
    private readonly reads: ExportReads,
    private readonly files: FetchExport,
    private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(202)
  @Operation('orderExport', 'Have everything of the organisation put together in one ZIP')
  async order(@CurrentActing() { actor }: Acting, @Param('organisationId') organisation: string): Promise<ExportView> {
    return exportView(await this.orders.execute(actor, organisation as OrganisationId), this.clock.now());
  }

  @Get()
  @Operation('listExports', 'The exports of the organisation, newest first')
  async list(@Param('organisationId') organisation: string): Promise<ExportsView> {
    const now = this.clock.now();
    return { items: (await this.reads.of(organisation as OrganisationId)).map((one) => exportView(one, now)) };
  }

  @Get(':exportId')
  @Operation('readExport', 'How far an export has come')
  async read(
    @Param('organisationId') organisation: string,
    @Param('exportId', ParseUUIDPipe) id: string,
  ): Promise<ExportView> {
    return exportView(await this.reads.get(organisation as OrganisationId, id as ExportId), this.clock.now());
  }

  @Get(':exportId/file')
  @ApiProduces('application/zip')
  @Operation('fetchExport', 'The file of an export, while it is available')
  async fetch(
    @CurrentActing() { actor }: Acting,
    @Param('organisationId') organisation: string,
    @Param('exportId', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { content, size, readyAt } = await this.files.execute(actor, organisation as OrganisationId, id as ExportId);
    const name = `aval-export-${dayOf(readyAt)}.zip`;
    await sendFile(reply, { content: Readable.from(content), name, type: 'application/zip', size });
  }
}
