import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type AuthenticatedActor, type Standing, type StandingResolver, StandingResolvers } from '#libs/access';
import { EvaluationReads } from '../application/evaluation-reads.js';
import { Panels } from '../application/panel/panels.js';
import type { DossierId } from '../domain/evaluated-dossier.js';
import { SEES_ASSIGNMENT, SEES_EVALUATION } from '../evaluation.operations.js';

/** What somebody is to an assignment: the expert himself, or the lead of the dossier. */
@Injectable()
export class AssignmentStandings implements StandingResolver, OnModuleInit {
  readonly subject = 'assignment';
  readonly seenBy = SEES_ASSIGNMENT;

  constructor(
    private readonly reads: EvaluationReads,
    private readonly resolvers: StandingResolvers,
  ) {}

  onModuleInit(): void {
    this.resolvers.register(this);
  }

  async standings({ accountId, staffRoles }: AuthenticatedActor, id: string): Promise<ReadonlySet<Standing> | null> {
    const parties = await this.reads.assignmentParties(id);
    if (!parties) return null;
    const standings = new Set<Standing>();
    if (parties.expertId === accountId && staffRoles.includes('expert')) standings.add('expert@self');
    if (parties.leadId === accountId && staffRoles.includes('lead')) standings.add('lead@assigned');
    return standings;
  }
}

/** What somebody is to the evaluation of a dossier: its lead, a member of its panel, or somebody who was asked. */
@Injectable()
export class EvaluationStandings implements StandingResolver, OnModuleInit {
  readonly subject = 'evaluation';
  readonly seenBy = SEES_EVALUATION;

  constructor(
    private readonly reads: EvaluationReads,
    private readonly panels: Panels,
    private readonly resolvers: StandingResolvers,
  ) {}

  onModuleInit(): void {
    this.resolvers.register(this);
  }

  async standings({ accountId, staffRoles }: AuthenticatedActor, id: string): Promise<ReadonlySet<Standing> | null> {
    const leadId = await this.reads.leadOf(id);
    if (!leadId) return null;
    const standings = new Set<Standing>();
    if (leadId === accountId && staffRoles.includes('lead')) standings.add('lead@assigned');
    const relation = staffRoles.includes('expert') ? await this.panels.relationTo(id as DossierId, accountId) : null;
    if (relation) standings.add(`expert@${relation}`);
    return standings;
  }
}
