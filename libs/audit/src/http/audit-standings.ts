import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type AuthenticatedActor, type Standing, StandingResolvers } from '#libs/access';
import { publisherStandings } from '#libs/identity';
import { AuditReads } from '../application/audit/audit-reads.js';
import { SEES_AUDITS } from '../audit.operations.js';

/** Tells how somebody stands towards an audit. Until the publisher is told of it, it is not there for him. */
@Injectable()
export class AuditStandings implements OnModuleInit {
  constructor(
    private readonly resolvers: StandingResolvers,
    private readonly reads: AuditReads,
  ) {}

  onModuleInit(): void {
    this.resolvers.register({
      subject: 'audit',
      seenBy: SEES_AUDITS,
      standings: (actor, id) => this.towards(actor, id),
    });
  }

  private async towards(actor: AuthenticatedActor, id: string): Promise<ReadonlySet<Standing> | null> {
    const parties = await this.reads.partiesOf(id);
    if (!parties) return null;
    const { organisationId, isTold, leadId, team } = parties;
    const standings = new Set<Standing>(isTold ? publisherStandings(actor, organisationId) : []);
    if (!actor.staffRoles.includes('auditor')) return standings;
    if (leadId === actor.accountId) standings.add('auditor@assigned');
    if (team.includes(actor.accountId)) standings.add('auditor@panel');
    return standings;
  }
}
