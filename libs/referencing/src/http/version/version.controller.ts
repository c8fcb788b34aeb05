import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { Clock, toDay } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { ReferencingWork } from '../../application/referencing.work.js';
import { ClassifyVersion } from '../../application/version/classify-version.js';
import { DeclareVersion } from '../../application/version/declare-version.js';
import { EndVersion } from '../../application/version/end-version.js';
import type { OnVersion } from '../../application/version/version-frame.js';
import { type VersionFilter, VersionReads } from '../../application/version/version-reads.js';
import type { ListingId } from '../../domain/listing/listing-id.js';
import type { VersionId } from '../../domain/version/application-version.js';
import { keysetPage } from '../decision/keyset-page.js';
import type { VersionedDto } from '../dossier/dossier.dto.js';
import { listingHorizonOf } from '../horizon.js';
import {
  ConfirmVersionDto,
  DeclareVersionDto,
  PassVersionCheckDto,
  ReclassifyVersionDto,
  RetractVersionDto,
  VersionQuery,
} from './version.dto.js';
import { ApplicationVersionPageView, ApplicationVersionView, ChangeQuestionsView } from './version.view.js';
import { VersionPresenter, versionView } from './version-presenter.js';

/** Releases of listed applications: what changed, whether it is minor, whether it is covered. */
@ApiTags('versions')
@Controller('api/v1')
export class VersionController {
  constructor(
    private readonly reads: VersionReads,
    private readonly presenter: VersionPresenter,
    private readonly work: ReferencingWork,
    private readonly declaring: DeclareVersion,
    private readonly classing: ClassifyVersion,
    private readonly ending: EndVersion,
    private readonly clock: Clock,
  ) {}

  @Get('listings/:listingId/change-questions')
  @Operation('readChangeQuestions', 'What a publisher is asked about a new version, and what each answer means')
  questions(@Param('listingId') id: string): Promise<ChangeQuestionsView> {
    return this.work.read(async (scope) => {
      const { frameworkVersion, coveredVersion } = (await scope.listings.get(id as ListingId)).toSnapshot();
      const { changes, policyVersion } = await scope.rules.under(frameworkVersion);
      return {
        policyVersion,
        coveredVersion,
        types: changes.types.map((type) => ({ ...type, bricks: [...type.bricks] })),
      };
    });
  }

  @Post('listings/:listingId/versions')
  @Operation('declareVersion', 'Say what changes in a new version, before users get it')
  async declare(
    @CurrentActing() acting: Acting,
    @Param('listingId') id: string,
    @Body() { releaseOn, note, ...body }: DeclareVersionDto,
  ): Promise<ApplicationVersionView> {
    const declaration = { ...body, releaseOn: toDay(releaseOn), note: note ?? null };
    const declared = await this.declaring.execute(acting.actor, id as ListingId, declaration);
    return this.presenter.view(acting, declared.id);
  }

  @Get('application-versions')
  @Operation('listVersions', 'Versions of listed applications, newest first')
  list(@CurrentActing() { person }: Acting, @Query() query: VersionQuery): Promise<ApplicationVersionPageView> {
    return keysetPage(
      query,
      (after, limit) => this.reads.versions(listingHorizonOf(person), filterOf(query), after, limit),
      ({ version }) => version.id,
      (found) => versionView(found, this.clock.now()),
    );
  }

  @Get('application-versions/:versionId')
  @Operation('readVersion', 'One version: what changed in it, and whether a decision covers it')
  read(@CurrentActing() acting: Acting, @Param('versionId') id: string): Promise<ApplicationVersionView> {
    return this.presenter.view(acting, id as VersionId);
  }

  @Post('application-versions/:versionId/classification')
  @HttpCode(200)
  @Operation('confirmVersion', 'Confirm what was declared, or say what changed in truth')
  confirm(@CurrentActing() acting: Acting, @Param('versionId') id: string, @Body() body: ConfirmVersionDto) {
    const { changes, motive = '' } = body;
    return this.after(acting, id, this.classing.confirm(acting.actor, on(id, body), changes && { changes, motive }));
  }

  @Post('application-versions/:versionId/reclassification')
  @HttpCode(200)
  @Operation('reclassifyVersion', 'A version taken for a minor one is substantial: it is judged by a dossier')
  reclassify(@CurrentActing() acting: Acting, @Param('versionId') id: string, @Body() body: ReclassifyVersionDto) {
    const { changes, motive } = body;
    return this.after(acting, id, this.classing.reclassify(acting.actor, on(id, body), { changes, motive }));
  }

  @Post('application-versions/:versionId/check')
  @HttpCode(200)
  @Operation('passVersionCheck', 'A version that was drawn was looked at, and is minor indeed')
  check(@CurrentActing() acting: Acting, @Param('versionId') id: string, @Body() body: PassVersionCheckDto) {
    return this.after(acting, id, this.classing.passCheck(acting.actor, on(id, body), body.note));
  }

  @Post('application-versions/:versionId/retraction')
  @HttpCode(200)
  @Operation('retractVersion', 'Take back a version that users do not have')
  retract(@CurrentActing() acting: Acting, @Param('versionId') id: string, @Body() body: RetractVersionDto) {
    return this.after(acting, id, this.ending.retract(acting.actor, on(id, body), body.reason));
  }

  private async after(acting: Acting, id: string, step: Promise<unknown>): Promise<ApplicationVersionView> {
    await step;
    return this.presenter.view(acting, id as VersionId);
  }
}

const on = (versionId: string, { expectedVersion }: VersionedDto): OnVersion => ({
  versionId: versionId as VersionId,
  expectedVersion,
});

const filterOf = ({ listingId, state, toCheck }: VersionQuery): VersionFilter => ({
  ...(listingId !== undefined && { listingId }),
  ...(state !== undefined && { state }),
  ...(toCheck !== undefined && { toCheck: toCheck === 'true' }),
});
