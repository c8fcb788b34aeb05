import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { KnownId } from '#libs/http';
import { Clock, NotFound, type OrganisationId, toDay } from '#libs/kernel';
import { GrantMandate, type NamedDelegate } from '../application/grant-mandate.js';
import { IdentityReads } from '../application/identity-reads.js';
import { RevokeMandate } from '../application/revoke-mandate.js';
import type { MandateId } from '../domain/mandate.js';
import { mandateView } from './mandate-view.js';
import { type DelegateDto, GrantMandateDto } from './mandates.dto.js';
import { MandatesView, MandateView } from './mandates.view.js';

@Controller('api/v1/organisations/:organisationId/mandates')
export class MandatesController {
  constructor(
    private readonly reads: IdentityReads,
    private readonly grantMandate: GrantMandate,
    private readonly revokeMandate: RevokeMandate,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Operation('listMandates', 'Who may act for an organisation, now and formerly')
  async list(
    @CurrentActing() { standings }: Acting,
    @Param('organisationId') id: OrganisationId,
  ): Promise<MandatesView> {
    const now = this.clock.now();
    const mandates = await this.reads.mandates(id, this.clock.today());
    return { items: mandates.map((mandate) => mandateView(mandate, id, standings, now)) };
  }

  @Post()
  @Operation('grantMandate', 'Lets a person or another organisation act for this one')
  async grant(
    @CurrentActing() acting: Acting,
    @Param('organisationId') organisationId: OrganisationId,
    @Body() { delegate, scope, from, to }: GrantMandateDto,
  ): Promise<MandateView> {
    const order = { organisationId, delegate: named(delegate), scope, from: toDay(from), to: toDay(to) };
    const { id } = await this.grantMandate.execute(acting.actor, order);
    return this.one(acting, organisationId, id);
  }

  @Post(':mandateId/revocation')
  @HttpCode(200)
  @Operation('revokeMandate', 'Ends a mandate at once')
  async revoke(
    @CurrentActing() acting: Acting,
    @Param('organisationId') id: OrganisationId,
    @Param('mandateId', KnownId) mandate: MandateId,
  ): Promise<MandateView> {
    await this.revokeMandate.execute(acting.actor, id, mandate);
    return this.one(acting, id, mandate);
  }

  private async one(acting: Acting, organisationId: OrganisationId, wanted: MandateId): Promise<MandateView> {
    const found = (await this.list(acting, organisationId)).items.find(({ id }) => id === wanted);
    if (!found) throw new NotFound('mandate', wanted);
    return found;
  }
}

const named = ({ kind, siren = '', email = '' }: DelegateDto): NamedDelegate =>
  kind === 'organisation' ? { kind, siren } : { kind, email };
