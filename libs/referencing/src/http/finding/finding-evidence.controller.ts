import { Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { Files, sendFile, uploadOf } from '#libs/files';
import { NotFound } from '#libs/kernel';
import { ApiBody, ApiConsumes, ApiProduces, ApiTags } from '#openapi';
import { KeepFindingEvidence } from '../../application/finding/keep-finding-evidence.js';
import { ReferencingWork } from '../../application/referencing.work.js';
import type { FindingId } from '../../domain/finding/finding.js';
import type { FindingEvidence, FindingEvidenceId } from '../../domain/finding/finding-evidence.js';
import { FindingEvidencePageView, FindingEvidenceView } from './finding.view.js';

/** Files of a finding: taken as a stream, given only as attachments, after a look at the finding they belong to. */
@ApiTags('findings')
@Controller('api/v1/findings/:findingId/evidence')
export class FindingEvidenceController {
  constructor(
    private readonly work: ReferencingWork,
    private readonly files: Files,
    private readonly keep: KeepFindingEvidence,
  ) {}

  @Get()
  @Operation('listFindingEvidence', 'The files of a finding')
  async list(@Param('findingId') id: string): Promise<FindingEvidencePageView> {
    return { items: (await this.of(id)).map(view) };
  }

  @Post()
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  @Operation('addFindingEvidence', 'Attach a file to a finding')
  async add(
    @CurrentActing() { actor }: Acting,
    @Param('findingId') id: string,
    @Req() request: FastifyRequest,
  ): Promise<FindingEvidenceView> {
    const { name, content } = await uploadOf(request);
    const { sha256, size, type, scan } = await this.files.receive(content, name);
    const file = { fileName: name, mediaType: type, size, sha256, scan };
    return view(await this.keep.add(actor, id as FindingId, file));
  }

  @Get(':evidenceId')
  @ApiProduces('application/octet-stream')
  @Operation('readFindingEvidence', 'The content of a file')
  async read(
    @Param('findingId') id: string,
    @Param('evidenceId') evidenceId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = (await this.of(id)).find((evidence) => evidence.id === evidenceId);
    if (!found) throw new NotFound('evidence', evidenceId);
    const { content, size, type } = await this.files.read(found.sha256);
    await sendFile(reply, { content, size, type, name: found.fileName });
  }

  @Delete(':evidenceId')
  @HttpCode(204)
  @Operation('removeFindingEvidence', 'Take a file back before it is sent')
  remove(
    @CurrentActing() { actor }: Acting,
    @Param('findingId') id: string,
    @Param('evidenceId') evidenceId: string,
  ): Promise<void> {
    return this.keep.remove(actor, id as FindingId, evidenceId as FindingEvidenceId);
  }

  private of(id: string): Promise<FindingEvidence[]> {
    return this.work.read((scope) => scope.findingEvidence.of(id as FindingId));
  }
}

const view = (evidence: FindingEvidence): FindingEvidenceView => ({
  ...evidence,
  uploadedAt: evidence.uploadedAt.toISOString(),
});
