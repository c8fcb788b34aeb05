import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler } from '#libs/jobs';
import { SYSTEM } from '#libs/kernel';
import { JobWork } from '../../application/job-work.js';
import { ProposeMeasure } from '../../application/measure/propose-measure.js';
import type { ApplicationId } from '../../domain/application/application.js';
import type { ProposedMeasure } from '../../domain/measure/measure-proposal.js';

interface ProposedByCase {
  readonly caseId: string;
  readonly applicationId: ApplicationId;
  readonly measure: ProposedMeasure;
  readonly motive: string;
}

/** A case is grave enough to ask for a measure: who is on duty or signs takes it, and nothing is done without them. */
@Injectable()
@Handles('referencing.propose-for-case')
export class ProposeForCaseHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly proposals: ProposeMeasure,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { caseId, applicationId, measure, motive } = payload as ProposedByCase;
    return this.work.within(tx, async (scope) => {
      const listing = (await scope.listings.liveOf(applicationId))?.toSnapshot();
      if (!listing || (listing.status === 'suspended' && measure === 'suspend')) return;
      const source = { type: 'incident', id: caseId } as const;
      await this.proposals.put(scope, SYSTEM, { listingId: listing.id, measure, source, motive });
    });
  }
}
