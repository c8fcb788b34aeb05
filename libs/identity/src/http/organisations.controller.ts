import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { pageOf } from '#libs/http';
import type { OrganisationId } from '#libs/kernel';
import { IdentityReads } from '../application/identity-reads.js';
import { RegisterOrganisation } from '../application/register-organisation.js';
import { VerifyOrganisation } from '../application/verify-organisation.js';
import { afterName } from './after-name.js';
import { OrganisationsQuery, RegisterOrganisationDto, VerifyOrganisationDto } from './organisations.dto.js';
import { OrganisationPageView, OrganisationView } from './organisations.view.js';

@Controller('api/v1/organisations')
export class OrganisationsController {
  constructor(
    private readonly reads: IdentityReads,
    private readonly registerOrganisation: RegisterOrganisation,
    private readonly verifyOrganisation: VerifyOrganisation,
  ) {}

  @Get()
  @Operation('listOrganisations', 'Every organisation, by name')
  async list(@Query() { limit, after, verified, q }: OrganisationsQuery): Promise<OrganisationPageView> {
    const asked = { limit, ...afterName(after), ...(verified !== undefined && { verified }), ...(q && { text: q }) };
    const found = await this.reads.organisations(asked);
    const { items, next } = pageOf(
      found,
      limit,
      ({ name, id }) => [name, id],
      (entry) => entry,
    );
    return { items: [...items], ...(next && { next }) };
  }

  @Post()
  @Operation('registerOrganisation', 'Registers the organisation I work for; I become its first owner')
  async register(@CurrentActing() { actor }: Acting, @Body() body: RegisterOrganisationDto): Promise<OrganisationView> {
    const { id } = await this.registerOrganisation.execute(actor, body);
    return this.reads.organisation(id);
  }

  @Get(':organisationId')
  @Operation('readOrganisation', 'One organisation')
  read(@Param('organisationId') id: OrganisationId): Promise<OrganisationView> {
    return this.reads.organisation(id);
  }

  @Post(':organisationId/verification')
  @HttpCode(200)
  @Operation('verifyOrganisation', 'Says that an organisation is who it says it is, or takes that back')
  async verify(
    @CurrentActing() { actor }: Acting,
    @Param('organisationId') organisationId: OrganisationId,
    @Body() body: VerifyOrganisationDto,
  ): Promise<OrganisationView> {
    await this.verifyOrganisation.execute(actor, { organisationId, ...body });
    return this.reads.organisation(organisationId);
  }
}
