import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Standing, StandingResolvers } from '#libs/access';
import { CaseReads } from '../../application/case/case-reads.js';
import type { CaseId } from '../../domain/case/case-snapshot.js';
import { SEES_CASES } from '../../vigilance.operations.js';

/** Nobody stands nearer to a case than another of his role. */
@Injectable()
export class CaseStandings implements OnModuleInit {
  constructor(
    private readonly resolvers: StandingResolvers,
    private readonly reads: CaseReads,
  ) {}

  onModuleInit(): void {
    this.resolvers.register({
      subject: 'incident-case',
      seenBy: SEES_CASES,
      standings: async (_, id) => ((await this.reads.find(id as CaseId)) ? new Set<Standing>() : null),
    });
  }
}
