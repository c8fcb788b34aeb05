import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { Clock } from '#libs/kernel';
import { FrameworkArchive, type VersionSummary } from '../application/framework-archive.js';
import { FrameworkVersionSheets } from '../application/framework-version-sheet.js';
import { ImportFramework } from '../application/import-framework.js';
import { OpenConsultation } from '../application/open-consultation.js';
import { PublishFramework } from '../application/publish-framework.js';
import { RecallFramework } from '../application/recall-framework.js';
import { ReviseFramework } from '../application/revise-framework.js';
import { RewriteDraft } from '../application/rewrite-draft.js';
import type { FrameworkVersionId } from '../domain/framework-version.js';
import {
  FrameworkVersionListView,
  type FrameworkVersionSummaryView,
  FrameworkVersionView,
} from './framework-version.view.js';
import { lifeOfVersion } from './framework-version-life.js';
import {
  ExpectedVersionDto,
  FrameworkTextsDto,
  PublicationDto,
  RecallDto,
  RevisionDto,
  RewriteDraftDto,
} from './framework-versions.dto.js';
import { KnownVersionId } from './known-id.pipe.js';
import { asSummary, publicationView } from './public-version.js';
import { readDay } from './publication-order.js';

/** The making of a version: editors write and consult, the signatory publishes and recalls. */
@Controller('api/v1/framework-versions')
export class FrameworkVersionsController {
  constructor(
    private readonly archive: FrameworkArchive,
    private readonly sheets: FrameworkVersionSheets,
    private readonly importing: ImportFramework,
    private readonly rewriting: RewriteDraft,
    private readonly consulting: OpenConsultation,
    private readonly revising: ReviseFramework,
    private readonly publishing: PublishFramework,
    private readonly recalling: RecallFramework,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Operation('listFrameworkVersions', 'All versions, drafts too, newest first')
  async list(): Promise<FrameworkVersionListView> {
    return { items: (await this.archive.all()).map(asEditorSummary) };
  }

  @Get(':id')
  @Operation('readFrameworkVersion', 'One version with what you may do now')
  async read(
    @CurrentActing() { person }: Acting,
    @Param('id', KnownVersionId) id: FrameworkVersionId,
  ): Promise<FrameworkVersionView> {
    const { snapshot, contentHash, actions, publishableFrom, earliestEffect } = await this.sheets.of(
      id,
      new Set(person.staffRoles),
    );
    const { publication } = snapshot;
    return {
      ...asEditorSummary({ ...snapshot, contentHash }),
      lockVersion: snapshot.version,
      ...lifeOfVersion(snapshot, actions, this.clock.now()),
      text: snapshot.content,
      ...(publishableFrom && { publishableFrom }),
      earliestEffect,
      ...publicationView(publication),
    };
  }

  @Post()
  @Operation('importFramework', 'A framework file becomes a draft; its faults are named with their lines')
  async import(@CurrentActing() acting: Acting, @Body() texts: FrameworkTextsDto): Promise<FrameworkVersionView> {
    return this.read(acting, await this.importing.execute(acting.actor, texts));
  }

  @Put(':id/content')
  @Operation('rewriteFrameworkDraft', 'Gives another text to a draft')
  async rewrite(
    @CurrentActing() acting: Acting,
    @Param('id', KnownVersionId) id: FrameworkVersionId,
    @Body() { expectedVersion, ...texts }: RewriteDraftDto,
  ): Promise<FrameworkVersionView> {
    await this.rewriting.execute({ actor: acting.actor, on: { id, expectedVersion }, texts });
    return this.read(acting, id);
  }

  @Post(':id/consultation')
  @HttpCode(200)
  @Operation('openFrameworkConsultation', 'Puts the draft and its difference to the public')
  async consult(
    @CurrentActing() acting: Acting,
    @Param('id', KnownVersionId) id: FrameworkVersionId,
    @Body() { expectedVersion }: ExpectedVersionDto,
  ): Promise<FrameworkVersionView> {
    await this.consulting.execute({ actor: acting.actor, on: { id, expectedVersion } });
    return this.read(acting, id);
  }

  @Post(':id/revision')
  @HttpCode(200)
  @Operation('reviseFramework', 'Publishes comments and answers, and takes the text up again')
  async revise(
    @CurrentActing() acting: Acting,
    @Param('id', KnownVersionId) id: FrameworkVersionId,
    @Body() { expectedVersion, answers }: RevisionDto,
  ): Promise<FrameworkVersionView> {
    await this.revising.execute({ actor: acting.actor, on: { id, expectedVersion }, answers });
    return this.read(acting, id);
  }

  @Post(':id/publication')
  @HttpCode(200)
  @Operation('publishFramework', 'Releases the text for good, each change classed, its impact simulated')
  async publish(
    @CurrentActing() acting: Acting,
    @Param('id', KnownVersionId) id: FrameworkVersionId,
    @Body() publication: PublicationDto,
  ): Promise<FrameworkVersionView> {
    const { expectedVersion } = publication;
    const order = { effectiveOn: readDay(publication.effectiveOn, '/effectiveOn') };
    await this.publishing.execute({ actor: acting.actor, on: { id, expectedVersion }, order });
    return this.read(acting, id);
  }

  @Post(':id/recall')
  @HttpCode(200)
  @Operation('recallFramework', 'Takes a published version back before its effective date')
  async recall(
    @CurrentActing() acting: Acting,
    @Param('id', KnownVersionId) id: FrameworkVersionId,
    @Body() { expectedVersion, error }: RecallDto,
  ): Promise<FrameworkVersionView> {
    await this.recalling.execute({ actor: acting.actor, on: { id, expectedVersion }, error });
    return this.read(acting, id);
  }
}

const asEditorSummary = (version: VersionSummary): FrameworkVersionSummaryView => ({
  ...asSummary(version),
  id: version.id,
  stateSince: version.stateSince.toISOString(),
});
