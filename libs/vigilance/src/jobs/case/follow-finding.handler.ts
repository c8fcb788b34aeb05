import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler } from '#libs/jobs';
import { caseOfSource } from '../../application/case/case-subject.js';
import { ReactCase } from '../../application/case/react-case.js';
import { JobWork } from '../../application/vigilance.work.js';
import type { CaseFinding } from '../../domain/case/case-snapshot.js';

interface FindingMoved {
  readonly findingId: string;
  readonly sourceType: string;
  readonly sourceId: string;
  readonly to: string;
  readonly action?: string;
}

const ENDED: ReadonlySet<string> = new Set<CaseFinding['state']>(['verified', 'waived', 'failed']);

/** A finding that a case asked for has come to its end. One that fell with the listing was not put right. */
@Injectable()
@Handles('vigilance.follow-finding')
export class FollowFindingHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly react: ReactCase,
  ) {}

  async run(tx: EntityManager, payload: unknown): Promise<void> {
    const { findingId, sourceType, sourceId, to, action } = payload as FindingMoved;
    if (sourceType !== 'incident' || !ENDED.has(to)) return;
    const { caseId, round } = caseOfSource(sourceId);
    const state = action === 'listingEnded' ? 'failed' : (to as CaseFinding['state']);
    await this.work.within(tx, (scope) => this.react.findingEnded(scope, caseId, round, { findingId, state }));
  }
}

/** The listing ended before the findings were opened: somebody looks at the case again. */
@Injectable()
@Handles('vigilance.follow-lost-listing')
export class FollowLostListingHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly react: ReactCase,
  ) {}

  async run(tx: EntityManager, payload: unknown): Promise<void> {
    const { sourceType, sourceId } = payload as Pick<FindingMoved, 'sourceType' | 'sourceId'>;
    if (sourceType !== 'incident') return;
    const { caseId, round } = caseOfSource(sourceId);
    const lost = { findingId: sourceId, state: 'failed' } as const;
    await this.work.within(tx, (scope) => this.react.findingEnded(scope, caseId, round, lost));
  }
}
