import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { decodeCursor, PageQuery, pageOf } from '#libs/http';
import type { OrganisationId } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { AnswerOrientation } from '../../application/application/answer-orientation.js';
import { DescribeApplication } from '../../application/application/describe-application.js';
import { RegisterApplication } from '../../application/application/register-application.js';
import { DossierReads } from '../../application/dossier/dossier-reads.js';
import { OpenDossier } from '../../application/dossier/open-dossier.js';
import { ReferencingWork } from '../../application/referencing.work.js';
import type { ApplicationId, ApplicationSheet, ApplicationSnapshot } from '../../domain/application/application.js';
import { OpenDossierDto } from '../dossier/dossier.dto.js';
import { DossierView } from '../dossier/dossier.view.js';
import { DossierPresenter } from '../dossier/dossier-presenter.js';
import { horizonOf } from '../horizon.js';
import { ApplicationSheetDto, DescribeApplicationDto, OrientationDto } from './application.dto.js';
import { ApplicationPageView, ApplicationView, OrientationView } from './application.view.js';

@ApiTags('applications')
@Controller('api/v1')
export class ApplicationController {
  constructor(
    private readonly work: ReferencingWork,
    private readonly reads: DossierReads,
    private readonly registerApplication: RegisterApplication,
    private readonly describeApplication: DescribeApplication,
    private readonly answerOrientation: AnswerOrientation,
    private readonly openDossier: OpenDossier,
    private readonly presenter: DossierPresenter,
  ) {}

  @Post('organisations/:organisationId/applications')
  @Operation('registerApplication', 'Make an application of the organisation known')
  async register(
    @CurrentActing() { actor }: Acting,
    @Param('organisationId') organisationId: string,
    @Body() body: ApplicationSheetDto,
  ): Promise<ApplicationView> {
    return view(await this.registerApplication.execute(actor, organisationId as OrganisationId, sheetOf(body)));
  }

  @Get('applications')
  @Operation('listApplications', 'The applications I may see, newest first')
  async list(@CurrentActing() { person }: Acting, @Query() query: PageQuery): Promise<ApplicationPageView> {
    const after = query.after === undefined ? undefined : decodeCursor(query.after, 1)[0];
    const rows = await this.reads.applications(horizonOf(person), after, query.limit + 1);
    const { items, next } = pageOf(rows, query.limit, ({ id }) => [id], view);
    return { items: [...items], ...(next && { next }) };
  }

  @Get('applications/:applicationId')
  @Operation('readApplication', 'One application')
  read(@Param('applicationId') id: string): Promise<ApplicationView> {
    return this.work.read(async ({ applications }) => view((await applications.get(id as ApplicationId)).toSnapshot()));
  }

  @Put('applications/:applicationId')
  @Operation('describeApplication', 'Say anew what the application is')
  async describe(
    @CurrentActing() { actor }: Acting,
    @Param('applicationId') id: string,
    @Body() body: DescribeApplicationDto,
  ): Promise<ApplicationView> {
    return view(
      await this.describeApplication.execute(actor, id as ApplicationId, body.expectedVersion, sheetOf(body)),
    );
  }

  /** Answers with the exact criteria, and the reason for each. */
  @Put('applications/:applicationId/orientation')
  @Operation('answerOrientation', 'Answer the orientation questions')
  async orient(
    @CurrentActing() { actor }: Acting,
    @Param('applicationId') id: string,
    @Body() { expectedVersion, ...facts }: OrientationDto,
  ): Promise<OrientationView> {
    const orientation = await this.answerOrientation.execute(actor, id as ApplicationId, expectedVersion, { ...facts });
    return {
      application: view(orientation.application),
      frameworkVersion: orientation.frameworkVersion,
      tier: orientation.applicability.tier,
      criteria: orientation.applicability.criteria.map(
        ({ criterion, brick, title, question, severity, obligation, inForce, reasons }) => ({
          criterion,
          brick,
          title,
          question,
          severity,
          obligation,
          inForce,
          reasons: [...reasons],
        }),
      ),
    };
  }

  @Post('applications/:applicationId/dossiers')
  @Operation('openDossier', 'Start a dossier: it stays a draft until it is filed')
  async open(
    @CurrentActing() acting: Acting,
    @Param('applicationId') id: string,
    @Body() { kind }: OpenDossierDto,
  ): Promise<DossierView> {
    const dossier = await this.openDossier.execute(acting.actor, id as ApplicationId, kind);
    return this.presenter.view(acting, dossier.id);
  }
}

const sheetOf = (body: ApplicationSheetDto): ApplicationSheet => ({
  name: body.name,
  summary: body.summary,
  currentVersion: body.currentVersion,
  platforms: body.platforms,
  audiences: body.audiences,
  website: body.website ?? null,
  price: body.price ?? null,
  contactEmail: body.contactEmail ?? null,
  reimbursed: body.reimbursed,
  prescribable: body.prescribable,
});

const view = ({ createdAt: _, facts, platforms, audiences, ...shown }: ApplicationSnapshot): ApplicationView => ({
  ...shown,
  platforms: [...platforms],
  audiences: [...audiences],
  facts: facts && { ...facts, flags: [...facts.flags] },
});
