import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type AuthenticatedActor, type Standing, StandingResolvers } from '#libs/access';
import { publisherStandings } from '#libs/identity';
import { SEES_APPEALS } from '../appeal.operations.js';
import { AppealReads } from '../application/appeal-reads.js';
import { ContestedReader } from '../application/neighbours.js';
import type { AppealId } from '../domain/appeal.js';

/** Tells how somebody stands towards an appeal: its appellant, or the lead of what is contested. */
@Injectable()
export class AppealStandings implements OnModuleInit {
  constructor(
    private readonly resolvers: StandingResolvers,
    private readonly reads: AppealReads,
    private readonly contested: ContestedReader,
  ) {}

  onModuleInit(): void {
    this.resolvers.register({
      subject: 'appeal',
      seenBy: SEES_APPEALS,
      standings: (actor, id) => this.towards(actor, id as AppealId),
    });
  }

  private async towards(actor: AuthenticatedActor, id: AppealId): Promise<ReadonlySet<Standing> | null> {
    const appeal = await this.reads.find(id);
    if (!appeal) return null;
    const standings = new Set<Standing>(publisherStandings(actor, appeal.appellantId));
    if (!actor.staffRoles.includes('lead')) return standings;
    if ((await this.contested.leadOf(appeal)) === actor.accountId) standings.add('lead@assigned');
    return standings;
  }
}
