import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type AuthenticatedActor, type Standing, type StandingResolver, StandingResolvers } from '#libs/access';
import type { OrganisationId } from '#libs/kernel';
import { Organisations } from '../application/organisations.js';
import { publisherStandings } from '../domain/standings.js';
import { ORGANISATION_SEEN_BY } from '../identity.operations.js';

/** How somebody stands towards an organisation: as member, as delegate, or not at all. */
@Injectable()
export class OrganisationStanding implements StandingResolver, OnModuleInit {
  readonly subject = 'organisation';
  readonly seenBy = ORGANISATION_SEEN_BY;

  constructor(
    private readonly organisations: Organisations,
    private readonly resolvers: StandingResolvers,
  ) {}

  onModuleInit(): void {
    this.resolvers.register(this);
  }

  async standings(person: AuthenticatedActor, id: string): Promise<ReadonlySet<Standing> | null> {
    const organisationId = id as OrganisationId;
    const known = await this.organisations.many([organisationId]);
    return known.has(organisationId) ? publisherStandings(person, organisationId) : null;
  }
}
