import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { ApiTags } from '#openapi';
import { HearPublisher } from '../../application/measure/hear-publisher.js';
import type { OnListing } from '../../application/measure/listing-action.js';
import { type MeasureCommand, MeasureListing } from '../../application/measure/measure-listing.js';
import { ProlongListing } from '../../application/measure/prolong-listing.js';
import { WithdrawListing } from '../../application/measure/withdraw-listing.js';
import type { ListingId } from '../../domain/listing/listing.js';
import type { ProposalId } from '../../domain/measure/measure-proposal.js';
import { MotivatedDto, VersionedDto } from '../dossier/dossier.dto.js';
import { ListingView } from '../listing/listing.view.js';
import { ListingPresenter } from '../listing/listing-presenter.js';
import { LiftSuspensionDto, MeasureDto, OpenHearingDto, SignedMotiveDto } from './measure.dto.js';

/** What is done to a listing without a dossier: each a decision with its motive, and the listing as it stands afterwards. */
@ApiTags('listings')
@Controller('api/v1/listings/:listingId')
export class ListingMeasuresController {
  constructor(
    private readonly presenter: ListingPresenter,
    private readonly measures: MeasureListing,
    private readonly hearings: HearPublisher,
    private readonly withdrawals: WithdrawListing,
    private readonly prolongations: ProlongListing,
  ) {}

  @Post('suspension')
  @HttpCode(200)
  @Operation('suspendListing', 'Suspend at once; what the duty officer suspends has to be ratified')
  suspend(@CurrentActing() acting: Acting, @Param('listingId') id: string, @Body() body: MeasureDto) {
    return this.measure(acting, id, body, { action: 'suspend' });
  }

  @Post('suspension-ratification')
  @HttpCode(200)
  @Operation('ratifySuspension', 'Ratify what the duty officer suspended')
  ratify(@CurrentActing() acting: Acting, @Param('listingId') id: string, @Body() body: MeasureDto) {
    return this.measure(acting, id, body, { action: 'ratify' });
  }

  @Post('suspension-extension')
  @HttpCode(200)
  @Operation('extendSuspension', 'Prolong a suspension, up to the ceiling of the policy')
  extend(@CurrentActing() acting: Acting, @Param('listingId') id: string, @Body() body: MeasureDto) {
    return this.measure(acting, id, body, { action: 'extendSuspension' });
  }

  @Post('suspension-lifting')
  @HttpCode(200)
  @Operation('liftSuspension', 'Put a suspended listing back into the catalogue')
  lift(@CurrentActing() acting: Acting, @Param('listingId') id: string, @Body() body: LiftSuspensionDto) {
    return this.measure(acting, id, body, { action: 'lift', causeGone: body.causeGone });
  }

  @Post('delisting')
  @HttpCode(200)
  @Operation('delistListing', 'Strike off, once the publisher was heard')
  delist(@CurrentActing() acting: Acting, @Param('listingId') id: string, @Body() body: MeasureDto) {
    return this.measure(acting, id, body, { action: 'delist' });
  }

  @Post('hearings')
  @HttpCode(200)
  @Operation('openHearing', 'Put a measure before the publisher, who may answer in time')
  async hear(
    @CurrentActing() acting: Acting,
    @Param('listingId') id: string,
    @Body() body: OpenHearingDto,
  ): Promise<ListingView> {
    await this.hearings.open(acting.actor, on(id, body), body.measure, body.motive);
    return this.presenter.view(acting, id as ListingId);
  }

  @Post('withdrawal')
  @HttpCode(200)
  @Operation('requestWithdrawal', 'Announce that the application leaves the catalogue')
  async withdraw(
    @CurrentActing() acting: Acting,
    @Param('listingId') id: string,
    @Body() body: MotivatedDto,
  ): Promise<ListingView> {
    await this.withdrawals.request(acting.actor, on(id, body), body.motive);
    return this.presenter.view(acting, id as ListingId);
  }

  @Post('withdrawal-cancellation')
  @HttpCode(200)
  @Operation('cancelWithdrawal', 'Stay in the catalogue after all')
  async stay(
    @CurrentActing() acting: Acting,
    @Param('listingId') id: string,
    @Body() body: VersionedDto,
  ): Promise<ListingView> {
    await this.withdrawals.cancel(acting.actor, on(id, body));
    return this.presenter.view(acting, id as ListingId);
  }

  @Post('withdrawal-notice-waiver')
  @HttpCode(200)
  @Operation('waiveWithdrawalNotice', 'Let the publisher leave without waiting for the end of the notice')
  async waive(
    @CurrentActing() acting: Acting,
    @Param('listingId') id: string,
    @Body() body: VersionedDto,
  ): Promise<ListingView> {
    await this.withdrawals.waiveNotice(acting.actor, on(id, body));
    return this.presenter.view(acting, id as ListingId);
  }

  @Post('prolongation')
  @HttpCode(200)
  @Operation('requestProlongation', 'Ask for more time for a temporary listing or a trial')
  async prolong(
    @CurrentActing() acting: Acting,
    @Param('listingId') id: string,
    @Body() body: MotivatedDto,
  ): Promise<ListingView> {
    await this.prolongations.request(acting.actor, on(id, body), body.motive);
    return this.presenter.view(acting, id as ListingId);
  }

  @Post('prolongation-grant')
  @HttpCode(200)
  @Operation('grantProlongation', 'Give the listing more time, once, as the policy allows')
  async grantProlongation(
    @CurrentActing() acting: Acting,
    @Param('listingId') id: string,
    @Body() body: SignedMotiveDto,
  ): Promise<ListingView> {
    await this.prolongations.grant(acting.actor, on(id, body), body);
    return this.presenter.view(acting, id as ListingId);
  }

  @Post('prolongation-refusal')
  @HttpCode(200)
  @Operation('refuseProlongation', 'Let the listing end on its day')
  async refuseProlongation(
    @CurrentActing() acting: Acting,
    @Param('listingId') id: string,
    @Body() body: MotivatedDto,
  ): Promise<ListingView> {
    await this.prolongations.refuse(acting.actor, on(id, body), body.motive);
    return this.presenter.view(acting, id as ListingId);
  }

  private async measure(
    acting: Acting,
    id: string,
    { proposalId, ...body }: MeasureDto,
    what: Pick<MeasureCommand, 'action' | 'causeGone'>,
  ): Promise<ListingView> {
    const { motive, remedies } = body;
    const following = proposalId === undefined ? {} : { proposalId: proposalId as ProposalId };
    await this.measures.execute(acting.actor, on(id, body), { ...what, motive, remedies, ...following });
    return this.presenter.view(acting, id as ListingId);
  }
}

const on = (listingId: string, { expectedVersion }: VersionedDto): OnListing => ({
  listingId: listingId as ListingId,
  expectedVersion,
});
