import { Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { Files, sendFile, uploadOf } from '#libs/files';
import { Invalid, NotFound } from '#libs/kernel';
import { ApiBody, ApiConsumes, ApiProduces, ApiTags } from '#openapi';
import { EvaluationReader } from '../../application/neighbours.js';
import { ReferencingWork } from '../../application/referencing.work.js';
import { KeepEvidence } from '../../application/submission/keep-evidence.js';
import type { DossierId } from '../../domain/dossier/dossier.js';
import type { Evidence, EvidenceId } from '../../domain/submission/answer.js';
import { EvidencePageView, EvidenceView } from './submission.view.js';

const CONFIDENTIALITY = ['panel', 'regulator', 'public'] as const;

/** Evidence files: taken as a stream, given only as attachments, after a look at the dossier they belong to (invariant 24). */
@ApiTags('file')
@Controller('api/v1/dossiers/:dossierId/evidence')
export class EvidenceController {
  constructor(
    private readonly work: ReferencingWork,
    private readonly files: Files,
    private readonly keep: KeepEvidence,
    private readonly evaluation: EvaluationReader,
  ) {}

  @Get()
  @Operation('listEvidence', 'The files of a dossier')
  async list(@CurrentActing() acting: Acting, @Param('dossierId') id: string): Promise<EvidencePageView> {
    return { items: [...(await this.visible(acting, id as DossierId))] };
  }

  /** `confidentiality` is a field before the file: `panel` (default), `regulator` or `public`. */
  @Post()
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: {
        confidentiality: { type: 'string', enum: [...CONFIDENTIALITY] },
        file: { type: 'string', format: 'binary' },
      },
    },
  })
  @Operation('addEvidence', 'Add a file')
  async add(
    @CurrentActing() { actor }: Acting,
    @Param('dossierId') id: string,
    @Req() request: FastifyRequest,
  ): Promise<EvidenceView> {
    const { name, content, fields } = await uploadOf(request);
    const confidentiality = confidentialityOf(fields.confidentiality);
    const { sha256, size, type, scan } = await this.files.receive(content, name);
    return this.keep.add(actor, id as DossierId, {
      fileName: name,
      mediaType: type,
      size,
      sha256,
      scan,
      confidentiality,
    });
  }

  @Get(':evidenceId')
  @ApiProduces('application/octet-stream')
  @Operation('readEvidence', 'The content of a file')
  async read(
    @CurrentActing() acting: Acting,
    @Param('dossierId') id: string,
    @Param('evidenceId') evidenceId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = (await this.visible(acting, id as DossierId)).find((evidence) => evidence.id === evidenceId);
    if (!found) throw new NotFound('evidence', evidenceId);
    const { content, size, type } = await this.files.read(found.sha256);
    await sendFile(reply, { content, size, type, name: found.fileName });
  }

  @Delete(':evidenceId')
  @HttpCode(204)
  @Operation('removeEvidence', 'Take a file back, while no answer rests on it')
  remove(
    @CurrentActing() { actor }: Acting,
    @Param('dossierId') id: string,
    @Param('evidenceId') evidenceId: string,
  ): Promise<void> {
    return this.keep.remove(actor, id as DossierId, evidenceId as EvidenceId);
  }

  /** An expert sees the files that prove the criteria assigned to him, unless they are for the regulator alone. */
  private visible({ standings, person }: Acting, dossierId: DossierId): Promise<readonly Evidence[]> {
    return this.work.read(async (scope) => {
      const evidence = await scope.evidence.of(dossierId);
      if (!standings.has('expert@panel')) return evidence;
      const mine = new Set(await this.evaluation.assignedCriteria(dossierId, person.accountId));
      const answers = (await scope.answers.of(dossierId)).filter(({ criterion }) => mine.has(criterion));
      const used = new Set(answers.flatMap((answer) => answer.evidence));
      return evidence.filter(({ id, confidentiality }) => used.has(id) && confidentiality !== 'regulator');
    });
  }
}

function confidentialityOf(asked: string | undefined): Evidence['confidentiality'] {
  const found = CONFIDENTIALITY.find((known) => known === (asked ?? 'panel'));
  if (!found) {
    const reasons = [
      { code: 'is_in', message: `must be one of ${CONFIDENTIALITY.join(', ')}`, field: '/confidentiality' },
    ];
    throw new Invalid('validation_failed', 'Some values are not accepted.', reasons);
  }
  return found;
}
