import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler } from '#libs/jobs';
import { SYSTEM } from '#libs/kernel';
import { type FoundGap, OpenFindings } from '../../application/finding/open-findings.js';
import { JobWork } from '../../application/job-work.js';
import type { ListingId } from '../../domain/listing/listing-id.js';

interface Confirmed {
  readonly auditId: string;
  readonly listingId: ListingId;
  readonly gaps: readonly Pick<FoundGap, 'criterion' | 'severity' | 'text'>[];
}

/** What an audit kept after the publisher was heard becomes findings on the listing (A5). */
@Injectable()
@Handles('referencing.open-audit-findings')
export class OpenAuditFindingsHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly opening: OpenFindings,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { auditId, listingId, gaps } = payload as Confirmed;
    const source = { type: 'audit', id: auditId } as const;
    return this.work.within(tx, async (scope) => {
      await this.opening.fromSource(scope, SYSTEM, { listingId, source, gaps });
    });
  }
}
