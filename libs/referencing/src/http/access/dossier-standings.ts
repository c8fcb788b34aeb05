import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type AuthenticatedActor, type Standing, type StandingResolver, StandingResolvers } from '#libs/access';
import { publisherStandings } from '#libs/identity';
import { Clock } from '#libs/kernel';
import { DossierReads } from '../../application/dossier/dossier-reads.js';
import { EmergencyReads } from '../../application/emergency/emergency-register.js';
import { WitnessReading } from '../../application/emergency/witness-reading.js';
import { EvaluationReader } from '../../application/neighbours.js';
import type { DossierId } from '../../domain/dossier/dossier.js';
import { SEES_DOSSIER } from '../../referencing.operations.js';
import { IN_EMERGENCY } from '../emergency/emergency.operations.js';

/** Tells how somebody stands towards an application, a dossier, its contract and its questions. */
@Injectable()
export class DossierStandings implements OnModuleInit {
  constructor(
    private readonly resolvers: StandingResolvers,
    private readonly reads: DossierReads,
    private readonly evaluation: EvaluationReader,
    private readonly emergencies: EmergencyReads,
    private readonly witness: WitnessReading,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.resolvers.register(this.resolver('application', (actor, id) => this.towardsApplication(actor, id)));
    this.resolvers.register({
      ...this.resolver('dossier', (actor, id) => this.towardsDossier(actor, id)),
      witness: (actor, id, operation, params) => this.witness.execute(actor, id, operation, params),
    });
    this.resolvers.register(this.through('contract', (id) => this.reads.dossierOfContract(id)));
    this.resolvers.register(this.through('clarification', (id) => this.reads.dossierOfClarification(id)));
  }

  private async towardsApplication(actor: AuthenticatedActor, id: string): Promise<ReadonlySet<Standing> | null> {
    const owner = await this.reads.ownerOfApplication(id);
    return owner && new Set(publisherStandings(actor, owner.organisationId));
  }

  /** What was never filed is there for its publisher alone, as in the lists. */
  private async towardsDossier(actor: AuthenticatedActor, id: string): Promise<ReadonlySet<Standing> | null> {
    const owner = await this.reads.ownerOfDossier(id);
    if (!owner) return null;
    const standings = new Set<Standing>(publisherStandings(actor, owner.organisationId));
    if (!owner.filed && standings.size === 0) return null;
    if (owner.leadId === actor.accountId && actor.staffRoles.includes('lead')) standings.add('lead@assigned');
    if (actor.staffRoles.includes('expert')) {
      const relation = await this.evaluation.standing(id as DossierId, actor.accountId);
      if (relation) standings.add(`expert@${relation}`);
    }
    for (const standing of await this.inEmergency(actor, id)) standings.add(standing);
    return standings;
  }

  /** Somebody whose emergency access to the dossier runs now (REG-05). */
  private async inEmergency(actor: AuthenticatedActor, id: string): Promise<readonly Standing[]> {
    const possible = IN_EMERGENCY.filter((standing) =>
      actor.staffRoles.some((role) => standing === `${role}@emergency`),
    );
    if (possible.length === 0) return [];
    return (await this.emergencies.live(id, actor.accountId, this.clock.now())) ? possible : [];
  }

  private resolver(subject: string, standings: StandingResolver['standings']): StandingResolver {
    return { subject, seenBy: SEES_DOSSIER, standings };
  }

  private through(subject: string, dossierOf: (id: string) => Promise<DossierId | null>): StandingResolver {
    return this.resolver(subject, async (actor, id) => {
      const dossier = await dossierOf(id);
      return dossier && this.towardsDossier(actor, dossier);
    });
  }
}
