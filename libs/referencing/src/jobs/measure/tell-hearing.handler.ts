import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Organisations } from '#libs/identity';
import { Handles, type JobHandler } from '#libs/jobs';
import type { Day, OrganisationId } from '#libs/kernel';
import { Letters } from '#libs/notification';
import { JobWork } from '../../application/job-work.js';
import type { ListingId } from '../../domain/listing/listing-id.js';
import type { HeardMeasure, HearingId } from '../../domain/measure/hearing.js';
import { measureWords } from './measure-words.js';

interface HearingMoved {
  readonly hearingId: HearingId;
  readonly listingId: ListingId;
  readonly organisationId: OrganisationId;
  readonly measure: HeardMeasure;
  readonly state: string;
  readonly dueOn: Day;
}

/** Tells the publisher that a measure is about to be taken, and until when he may answer. */
@Injectable()
@Handles('referencing.tell-hearing')
export class TellHearingHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly letters: Letters,
    private readonly organisations: Organisations,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { hearingId, listingId, organisationId, measure, state, dueOn } = payload as HearingMoved;
    return this.work.within(tx, async (scope) => {
      if (state !== 'open') return;
      const { applicationId } = (await scope.listings.forUpdate(listingId)).toSnapshot();
      const { name } = (await scope.applications.get(applicationId)).toSnapshot();
      for (const { accountId } of await this.organisations.toNotify(organisationId)) {
        await this.letters.post(tx, {
          template: 'hearing-opened',
          key: `hearing-opened:${hearingId}:${accountId}`,
          to: { accountId },
          about: { kind: 'listing', id: listingId },
          path: `/espace/referencements/${listingId}`,
          data: { application: name, measure: measureWords[measure], answerBy: dueOn },
        });
      }
    });
  }
}
