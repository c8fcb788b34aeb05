import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler } from '#libs/jobs';
import { Clock, SYSTEM } from '#libs/kernel';
import { type FoundGap, OpenFindings } from '../../application/finding/open-findings.js';
import { JobWork } from '../../application/job-work.js';
import type { ApplicationId } from '../../domain/application/application.js';
import type { FindingEvent } from '../../domain/finding/finding.events.js';

interface Confirmed {
  readonly source: string;
  readonly applicationId: ApplicationId;
  readonly gaps: readonly Pick<FoundGap, 'criterion' | 'severity' | 'text'>[];
}

/** What a case established becomes findings on the listing (I3). Where there is none left, the case is told so. */
@Injectable()
@Handles('referencing.open-case-findings')
export class OpenCaseFindingsHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly opening: OpenFindings,
    private readonly clock: Clock,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { source, applicationId, gaps } = payload as Confirmed;
    return this.work.within(tx, async (scope) => {
      const listing = await scope.listings.liveOf(applicationId);
      if (listing) {
        const { id: listingId } = listing.toSnapshot();
        await this.opening.fromSource(scope, SYSTEM, { listingId, source: { type: 'incident', id: source }, gaps });
        return;
      }
      await scope.outbox.announce({
        name: 'referencing.findings-not-opened.v1',
        payload: { sourceType: 'incident', sourceId: source },
        occurredAt: this.clock.now(),
      } satisfies FindingEvent);
    });
  }
}
