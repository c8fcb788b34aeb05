import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler } from '#libs/jobs';
import { SYSTEM } from '#libs/kernel';
import { JobWork } from '../../application/job-work.js';
import { type LastAudit, LastAudits } from '../../application/listing/last-audits.js';
import { ProposeMeasure } from '../../application/measure/propose-measure.js';
import type { ListingId } from '../../domain/listing/listing-id.js';
import type { ProposedMeasure } from '../../domain/measure/measure-proposal.js';

interface ProposedByAudit {
  readonly auditId: string;
  readonly listingId: ListingId;
  readonly measure: ProposedMeasure;
  readonly motive: string;
}

/** What an audit found asks for a measure: the signatories are asked, and nothing is done without them. */
@Injectable()
@Handles('referencing.propose-for-audit')
export class ProposeForAuditHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly proposals: ProposeMeasure,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { auditId, listingId, measure, motive } = payload as ProposedByAudit;
    return this.work.within(tx, async (scope) => {
      const { status } = (await scope.listings.forUpdate(listingId)).toSnapshot();
      if (status === 'delisted' || (status === 'suspended' && measure === 'suspend')) return;
      await this.proposals.put(scope, SYSTEM, { listingId, measure, source: { type: 'audit', id: auditId }, motive });
    });
  }
}

/** An audit was closed: its day and its outcome are public. */
@Injectable()
@Handles('referencing.show-last-audit')
export class ShowLastAuditHandler implements JobHandler {
  constructor(private readonly audits: LastAudits) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    return this.audits.show(tx, payload as LastAudit);
  }
}
