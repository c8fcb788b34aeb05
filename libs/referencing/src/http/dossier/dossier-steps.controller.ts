import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import type { AccountId } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { AcceptDossier } from '../../application/dossier/accept-dossier.js';
import { AdmitDossier } from '../../application/dossier/admit-dossier.js';
import { CloseReport } from '../../application/dossier/close-report.js';
import type { OnDossier } from '../../application/dossier/dossier-action.js';
import { ExtendLimit } from '../../application/dossier/extend-limit.js';
import { MergeDossiers } from '../../application/dossier/merge-dossiers.js';
import { Reopen } from '../../application/dossier/reopen.js';
import { ReturnIncomplete } from '../../application/dossier/return-incomplete.js';
import { SubmitDossier } from '../../application/dossier/submit-dossier.js';
import { SubmitObservations } from '../../application/dossier/submit-observations.js';
import { SubmitRequest } from '../../application/dossier/submit-request.js';
import { WithdrawDossier } from '../../application/dossier/withdraw-dossier.js';
import { MoveToFramework } from '../../application/transition/move-to-framework.js';
import type { DossierId } from '../../domain/dossier/dossier.js';
import {
  AdmitDossierDto,
  MergeDossierDto,
  MotivatedDto,
  ReopenReviewDto,
  ReturnDossierDto,
  SubmitDossierDto,
  SubmitObservationsDto,
  VersionedDto,
  WithdrawDossierDto,
} from './dossier.dto.js';
import { DossierView } from './dossier.view.js';
import { DossierPresenter } from './dossier-presenter.js';

/** The steps of a dossier: a noun for each, and the dossier as it stands afterwards. */
@ApiTags('dossiers')
@Controller('api/v1/dossiers/:dossierId')
export class DossierStepsController {
  constructor(
    private readonly presenter: DossierPresenter,
    private readonly submitRequest: SubmitRequest,
    private readonly admitDossier: AdmitDossier,
    private readonly submitDossier: SubmitDossier,
    private readonly returnIncomplete: ReturnIncomplete,
    private readonly acceptDossier: AcceptDossier,
    private readonly reopen: Reopen,
    private readonly closeReport: CloseReport,
    private readonly submitObservations: SubmitObservations,
    private readonly withdrawDossier: WithdrawDossier,
    private readonly mergeDossiers: MergeDossiers,
    private readonly extendLimit: ExtendLimit,
    private readonly moving: MoveToFramework,
  ) {}

  @Post('request')
  @HttpCode(200)
  @Operation('submitRequest', 'File the request to be listed')
  async request(
    @CurrentActing() acting: Acting,
    @Param('dossierId') id: string,
    @Body() body: VersionedDto,
  ): Promise<DossierView> {
    await this.submitRequest.execute(acting.actor, on(id, body));
    return this.presenter.view(acting, id as DossierId);
  }

  @Post('admission')
  @HttpCode(200)
  @Operation('admitDossier', 'Admit the request, fix framework and tier, name the lead, issue the contract')
  async admit(
    @CurrentActing() acting: Acting,
    @Param('dossierId') id: string,
    @Body() body: AdmitDossierDto,
  ): Promise<DossierView> {
    await this.admitDossier.execute(acting.actor, on(id, body), body.leadId as AccountId);
    return this.presenter.view(acting, id as DossierId);
  }

  @Post('submission')
  @HttpCode(200)
  @Operation('submitDossier', 'Send the file: a version is frozen with its hash')
  async submit(
    @CurrentActing() acting: Acting,
    @Param('dossierId') id: string,
    @Body() body: SubmitDossierDto,
  ): Promise<DossierView> {
    await this.submitDossier.execute(acting.actor, on(id, body), body.statement);
    return this.presenter.view(acting, id as DossierId);
  }

  @Post('return')
  @HttpCode(200)
  @Operation('returnDossier', 'Send back as incomplete: only the named items may be changed')
  async return(
    @CurrentActing() acting: Acting,
    @Param('dossierId') id: string,
    @Body() body: ReturnDossierDto,
  ): Promise<DossierView> {
    await this.returnIncomplete.execute(acting.actor, on(id, body), body.items);
    return this.presenter.view(acting, id as DossierId);
  }

  @Post('acceptance')
  @HttpCode(200)
  @Operation('acceptDossier', 'Accept as complete: the clock of the evaluation starts')
  async accept(
    @CurrentActing() acting: Acting,
    @Param('dossierId') id: string,
    @Body() body: VersionedDto,
  ): Promise<DossierView> {
    await this.acceptDossier.execute(acting.actor, on(id, body));
    return this.presenter.view(acting, id as DossierId);
  }

  @Post('review-reopening')
  @HttpCode(200)
  @Operation('reopenReview', 'Open another round on some criteria')
  async reopenReview(
    @CurrentActing() acting: Acting,
    @Param('dossierId') id: string,
    @Body() body: ReopenReviewDto,
  ): Promise<DossierView> {
    await this.reopen.review(acting.actor, on(id, body), body.criteria, body.motive);
    return this.presenter.view(acting, id as DossierId);
  }

  @Post('report')
  @HttpCode(200)
  @Operation('closeReport', 'Close the report: the publisher is heard, or the decision is prepared')
  async report(
    @CurrentActing() acting: Acting,
    @Param('dossierId') id: string,
    @Body() body: VersionedDto,
  ): Promise<DossierView> {
    await this.closeReport.execute(acting.actor, on(id, body));
    return this.presenter.view(acting, id as DossierId);
  }

  @Post('observations')
  @HttpCode(200)
  @Operation('submitObservations', 'Answer the draft report')
  async observations(
    @CurrentActing() acting: Acting,
    @Param('dossierId') id: string,
    @Body() body: SubmitObservationsDto,
  ): Promise<DossierView> {
    await this.submitObservations.execute(acting.actor, on(id, body), body.text);
    return this.presenter.view(acting, id as DossierId);
  }

  @Post('reconciliation-reopening')
  @HttpCode(200)
  @Operation('reopenReconciliation', 'Open the outcomes once more, for a new fact')
  async reopenReconciliation(
    @CurrentActing() acting: Acting,
    @Param('dossierId') id: string,
    @Body() body: MotivatedDto,
  ): Promise<DossierView> {
    await this.reopen.reconciliation(acting.actor, on(id, body), body.motive);
    return this.presenter.view(acting, id as DossierId);
  }

  @Post('merger')
  @HttpCode(200)
  @Operation('mergeDossier', 'Let a renewal take a change or a transition along')
  async merge(
    @CurrentActing() acting: Acting,
    @Param('dossierId') id: string,
    @Body() body: MergeDossierDto,
  ): Promise<DossierView> {
    await this.mergeDossiers.execute(acting.actor, on(id, body), body.dossierId as DossierId);
    return this.presenter.view(acting, id as DossierId);
  }

  @Post('framework')
  @HttpCode(200)
  @Operation('moveDossierToFramework', 'Move a dossier that was not sent yet to the version of the framework in force')
  async moveToFramework(
    @CurrentActing() acting: Acting,
    @Param('dossierId') id: string,
    @Body() body: VersionedDto,
  ): Promise<DossierView> {
    await this.moving.execute(acting.actor, on(id, body));
    return this.presenter.view(acting, id as DossierId);
  }

  @Post('extension')
  @HttpCode(200)
  @Operation('extendLimit', 'Give the publisher more time to sign the contract or to answer the report, once')
  async extend(
    @CurrentActing() acting: Acting,
    @Param('dossierId') id: string,
    @Body() body: MotivatedDto,
  ): Promise<DossierView> {
    await this.extendLimit.forPublisher(acting.actor, on(id, body), body.motive);
    return this.presenter.view(acting, id as DossierId);
  }

  @Post('evaluation-extension')
  @HttpCode(200)
  @Operation('extendEvaluation', 'Give the evaluation more time, once, with the reason that the publisher reads')
  async extendEvaluation(
    @CurrentActing() acting: Acting,
    @Param('dossierId') id: string,
    @Body() body: MotivatedDto,
  ): Promise<DossierView> {
    await this.extendLimit.forEvaluation(acting.actor, on(id, body), body.motive);
    return this.presenter.view(acting, id as DossierId);
  }

  @Post('withdrawal')
  @HttpCode(200)
  @Operation('withdrawDossier', 'Give up before the decision')
  async withdraw(
    @CurrentActing() acting: Acting,
    @Param('dossierId') id: string,
    @Body() body: WithdrawDossierDto,
  ): Promise<DossierView> {
    await this.withdrawDossier.execute(acting.actor, on(id, body), body.confirmation);
    return this.presenter.view(acting, id as DossierId);
  }
}

const on = (id: string, { expectedVersion }: VersionedDto): OnDossier => ({
  dossierId: id as DossierId,
  expectedVersion,
});
