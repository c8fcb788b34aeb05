import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Organisations } from '#libs/identity';
import { Handles, type JobHandler } from '#libs/jobs';
import { Letters } from '#libs/notification';
import { JobWork } from '../../application/job-work.js';
import type { ProlongationId } from '../../domain/measure/prolongation.js';

/** Tells the publisher that he gets no more time, and why; what is granted is told by the notice of its decision. */
@Injectable()
@Handles('referencing.tell-prolongation')
export class TellProlongationHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly letters: Letters,
    private readonly organisations: Organisations,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { prolongationId } = payload as { prolongationId: ProlongationId };
    return this.work.within(tx, async (scope) => {
      const { state, listingId, organisationId, answer } = (
        await scope.prolongations.forUpdate(prolongationId)
      ).toSnapshot();
      if (state !== 'refused' || answer === null) return;
      const { applicationId, validUntil } = (await scope.listings.forUpdate(listingId)).toSnapshot();
      const { name: application } = (await scope.applications.get(applicationId)).toSnapshot();
      for (const { accountId } of await this.organisations.toNotify(organisationId)) {
        await this.letters.post(tx, {
          template: 'prolongation-refused',
          key: `prolongation-refused:${prolongationId}:${accountId}`,
          to: { accountId },
          about: { kind: 'listing', id: listingId },
          path: `/espace/referencements/${listingId}`,
          data: { application, motive: answer, lastDay: validUntil },
        });
      }
    });
  }
}
