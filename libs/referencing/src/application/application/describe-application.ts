import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '#libs/kernel';
import type { ApplicationId, ApplicationSheet, ApplicationSnapshot } from '../../domain/application/application.js';
import { OrganisationReader } from '../neighbours.js';
import { ReferencingWork } from '../referencing.work.js';

/** What the publisher says of the application may change at any time; what was decided about it does not. */
@Injectable()
export class DescribeApplication {
  constructor(
    private readonly work: ReferencingWork,
    private readonly organisations: OrganisationReader,
    private readonly clock: Clock,
  ) {}

  execute(
    actor: Actor,
    id: ApplicationId,
    expectedVersion: number,
    sheet: ApplicationSheet,
  ): Promise<ApplicationSnapshot> {
    return this.work.transaction(async ({ applications, journal, listings, publicListings }) => {
      const application = await applications.forUpdate(id);
      application.expectVersion(expectedVersion);
      application.describe(sheet);

      await applications.save(application);
      const subject = { kind: 'application', id };
      await journal.append({ kind: 'application.describe', subject, actor, at: this.clock.now() });
      const listing = await listings.liveOf(id);
      if (listing) {
        const { name } = await this.organisations.get(application.toSnapshot().organisationId);
        await publicListings.refresh(listing.id, name, this.clock.now());
      }
      return application.toSnapshot();
    });
  }
}
