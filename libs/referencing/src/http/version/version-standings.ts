import { Injectable, type OnModuleInit } from '@nestjs/common';
import { StandingResolvers } from '#libs/access';
import { publisherStandings } from '#libs/identity';
import type { OrganisationId } from '#libs/kernel';
import { VersionReads } from '../../application/version/version-reads.js';
import { SEES_LISTINGS } from '../measure/measure.operations.js';

/** Tells how somebody stands towards a version, and towards a change that was found. */
@Injectable()
export class VersionStandings implements OnModuleInit {
  constructor(
    private readonly resolvers: StandingResolvers,
    private readonly reads: VersionReads,
  ) {}

  onModuleInit(): void {
    this.register('application-version', (id) => this.reads.ownerOfVersion(id));
    this.register('undeclared-change', (id) => this.reads.ownerOfUndeclared(id));
  }

  private register(subject: string, ownerOf: (id: string) => Promise<OrganisationId | null>): void {
    this.resolvers.register({
      subject,
      seenBy: SEES_LISTINGS,
      standings: async (actor, id) => {
        const owner = await ownerOf(id);
        return owner && publisherStandings(actor, owner);
      },
    });
  }
}
