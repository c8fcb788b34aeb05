import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Standing, StandingResolvers } from '#libs/access';
import { SignalReads } from '../../application/signal/signal-reads.js';
import type { SignalId } from '../../domain/signal/signal.js';
import { SEES_SIGNALS } from '../../vigilance.operations.js';

/** Nobody stands nearer to a signal than another of his role. */
@Injectable()
export class SignalStandings implements OnModuleInit {
  constructor(
    private readonly resolvers: StandingResolvers,
    private readonly reads: SignalReads,
  ) {}

  onModuleInit(): void {
    this.resolvers.register({
      subject: 'signal',
      seenBy: SEES_SIGNALS,
      standings: async (_, id) => ((await this.reads.find(id as SignalId)) ? new Set<Standing>() : null),
    });
  }
}
