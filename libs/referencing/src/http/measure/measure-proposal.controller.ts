import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { NotFound, newId } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { MeasureReads } from '../../application/measure/measure-reads.js';
import { ProposeMeasure } from '../../application/measure/propose-measure.js';
import type { ListingId } from '../../domain/listing/listing-id.js';
import type { ProposalId, ProposalSource } from '../../domain/measure/measure-proposal.js';
import { keysetPage } from '../decision/keyset-page.js';
import { MotivatedDto } from '../dossier/dossier.dto.js';
import { MeasureProposalQuery, ProposeMeasureDto } from './measure.dto.js';
import { MeasureProposalPageView, MeasureProposalView } from './measure.view.js';
import { proposalView } from './measure-presenter.js';

@ApiTags('listings')
@Controller('api/v1')
export class MeasureProposalController {
  constructor(
    private readonly reads: MeasureReads,
    private readonly proposing: ProposeMeasure,
  ) {}

  @Post('listings/:listingId/measure-proposals')
  @Operation('proposeMeasure', 'Ask the signatories for a measure')
  async propose(
    @CurrentActing() acting: Acting,
    @Param('listingId') id: string,
    @Body() { measure, motive }: ProposeMeasureDto,
  ): Promise<MeasureProposalView> {
    const type: ProposalSource = acting.actor.role === 'control_agency' ? 'control_agency' : 'officer';
    const source = { type, id: newId<'MeasureProposal'>() };
    const put = await this.proposing.execute(acting.actor, { listingId: id as ListingId, measure, source, motive });
    return this.view(acting, put.id);
  }

  @Get('measure-proposals')
  @Operation('listMeasureProposals', 'What the signatories are asked to do, newest first')
  list(@CurrentActing() { standings }: Acting, @Query() query: MeasureProposalQuery): Promise<MeasureProposalPageView> {
    const { after: _after, limit: _limit, ...filter } = query;
    return keysetPage(
      query,
      (after, limit) => this.reads.proposals(filter, after, limit),
      ({ proposal }) => proposal.id,
      (found) => proposalView(found, standings),
    );
  }

  @Get('measure-proposals/:proposalId')
  @Operation('readMeasureProposal', 'What the signatories are asked to do, and why')
  read(@CurrentActing() acting: Acting, @Param('proposalId') id: string): Promise<MeasureProposalView> {
    return this.view(acting, id as ProposalId);
  }

  @Post('measure-proposals/:proposalId/dismissal')
  @HttpCode(200)
  @Operation('dismissMeasureProposal', 'Say why it is not followed')
  async dismiss(
    @CurrentActing() acting: Acting,
    @Param('proposalId') id: string,
    @Body() { expectedVersion, motive }: MotivatedDto,
  ): Promise<MeasureProposalView> {
    await this.proposing.dismiss(acting.actor, id as ProposalId, expectedVersion, motive);
    return this.view(acting, id as ProposalId);
  }

  private async view({ standings }: Acting, id: ProposalId): Promise<MeasureProposalView> {
    const found = await this.reads.proposal(id);
    if (!found) throw new NotFound('measure proposal', id);
    return proposalView(found, standings);
  }
}
