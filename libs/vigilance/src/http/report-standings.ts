import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Standing, StandingResolvers } from '#libs/access';
import { ReportReads } from '../application/triage/report-reads.js';
import type { ReportId } from '../domain/report/triage.js';
import { SEES_REPORTS } from '../vigilance.operations.js';

/** Nobody stands nearer to a report than another of his role: its reporter has no account. */
@Injectable()
export class ReportStandings implements OnModuleInit {
  constructor(
    private readonly resolvers: StandingResolvers,
    private readonly reads: ReportReads,
  ) {}

  onModuleInit(): void {
    this.resolvers.register({
      subject: 'incident-report',
      seenBy: SEES_REPORTS,
      standings: async (_, id) => ((await this.reads.triage(id as ReportId)) ? new Set<Standing>() : null),
    });
  }
}
