import { Readable } from 'node:stream';
import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { sendFile, uploadOf } from '#libs/files';
import { Invalid, NotFound } from '#libs/kernel';
import { ApiBody, ApiConsumes, ApiProduces, ApiTags } from '#openapi';
import { AttachFile } from '../application/attachment/attach-file.js';
import { OpenAttachment } from '../application/attachment/open-attachment.js';
import { FollowReport, type Ticket } from '../application/follow-up/follow-report.js';
import { IntakeRules } from '../application/neighbours.js';
import { attachmentName } from '../domain/report/attachment.js';
import type { ReportFacts } from '../domain/report/report.js';
import type { ReportId } from '../domain/report/triage.js';
import { wholeOf } from './bounded-body.js';
import { OpenAttachmentDto } from './report.dto.js';
import { IncidentAttachmentView } from './report.view.js';
import { attachmentView } from './report-presenter.js';
import { SourceLimiter } from './source-limiter.js';

/** Files of a report: sent with its number and its code, opened for a reason by those who may read what was written. */
@ApiTags('reports')
@Controller('api/v1')
export class AttachmentsController {
  constructor(
    private readonly follow: FollowReport,
    private readonly attach: AttachFile,
    private readonly opening: OpenAttachment,
    private readonly intake: IntakeRules,
    private readonly limiter: SourceLimiter,
  ) {}

  @Post('public/reports/follow-up/attachments')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['number', 'code', 'file'],
      properties: {
        number: { type: 'string', maxLength: 30, description: 'Before the file.', example: 'SIG-2027-000123' },
        code: { type: 'string', maxLength: 40, description: 'Before the file.', example: 'K7QF-2MXA-9TBW' },
        file: { type: 'string', format: 'binary', description: 'JPEG, PNG, WebP or PDF.' },
      },
    },
  })
  @Operation('attachToIncidentReport', 'Attach a file to my report: images lose what is hidden in them')
  async add(@Req() request: FastifyRequest): Promise<IncidentAttachmentView> {
    await this.limiter.beforeCode(request.ip);
    await this.limiter.countAttachment(request.ip);
    const { content, fields } = await uploadOf(request);
    const report = await this.known(request, ticketIn(fields));
    const sent = await wholeOf(content, this.intake.attachments.largestBytes);
    return attachmentView(await this.attach.execute(report, sent));
  }

  @Post('reports/:reportId/attachments/opening')
  @HttpCode(200)
  @ApiProduces('application/octet-stream')
  @Operation('openIncidentAttachment', 'Open a file of the report, for a reason that the reporter will see')
  async open(
    @CurrentActing() { actor }: Acting,
    @Param('reportId') id: string,
    @Body() { attachment: no, because }: OpenAttachmentDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { report, attachment, content } = await this.opening.execute(actor, id as ReportId, no, because);
    const name = attachmentName(report, attachment);
    await sendFile(reply, { content: Readable.from([content]), name, type: attachment.type, size: content.length });
  }

  /** Wrong codes are counted: nobody tries them one after the other. */
  private async known({ ip }: FastifyRequest, ticket: Ticket): Promise<ReportFacts> {
    try {
      return await this.follow.find(ticket);
    } catch (refusal) {
      if (refusal instanceof NotFound) await this.limiter.countWrongCode(ip);
      throw refusal;
    }
  }
}

/** @throws Invalid naming what is missing, or comes after the file */
function ticketIn({ number = '', code = '' }: Readonly<Record<string, string>>): Ticket {
  const missing = Object.entries({ number, code }).filter(([, value]) => value === '' || value.length > 40);
  if (missing.length === 0) return { number, code };
  throw new Invalid(
    'validation_failed',
    'Some values are not accepted.',
    missing.map(([field]) => ({ code: 'field_before_file', message: 'comes before the file', field: `/${field}` })),
  );
}
