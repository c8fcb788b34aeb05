import { Injectable } from '@nestjs/common';
import { Frameworks } from '#libs/criteria';
import { Panels } from '#libs/evaluation';
import { Accounts, Organisations } from '#libs/identity';
import { type AccountId, Clock, Conflict, frenchCalendar } from '#libs/kernel';
import { ContestedMatters, type Participants } from '#libs/referencing';
import {
  type AppealRule,
  AppealRules,
  type AwaitedDossier,
  type BodyMember,
  type CarriedOut,
  type ContestedDecision,
  ContestedReader,
  type Matter,
  OversightBody,
} from '../application/neighbours.js';
import type { AppealId } from '../domain/appeal.js';
import { type Obstacles, obstaclesFrom } from '../domain/took-part.js';

const HAVE_EFFECTS: readonly string[] = ['suspension', 'end'];

/** What is contested, asked of those who decide; who judged it, of those who know the panels. */
@Injectable()
export class ReferencingNeighbour extends ContestedReader {
  constructor(
    private readonly matters: ContestedMatters,
    private readonly panels: Panels,
    private readonly organisations: Organisations,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async decision(id: string): Promise<ContestedDecision | null> {
    const found = await this.matters.decision(id);
    return found && { ...found, hasEffectsToStay: HAVE_EFFECTS.includes(found.effect) };
  }

  override dossier(id: string): Promise<AwaitedDossier | null> {
    return this.matters.dossier(id);
  }

  override async obstacles(matter: Matter): Promise<Obstacles> {
    const { parts, dossierId } = await this.participants(matter);
    const panel = dossierId === null ? [] : await this.panels.members(dossierId as DossierId);
    const siren = await this.organisations.sirenOf(matter.appellantId);
    const interested = await this.panels.interested(siren, this.clock.today());
    return obstaclesFrom([
      ...parts.map(({ accountId, part }) => ({ accountId, obstacle: part })),
      ...panel.map((accountId) => ({ accountId, obstacle: 'panel' as const })),
      ...interested.map((accountId) => ({ accountId, obstacle: 'interest' as const })),
    ]);
  }

  override async leadOf(matter: Matter): Promise<AccountId | null> {
    return (await this.participants(matter)).leadId;
  }

  override async carriedOut(appeal: AppealId): Promise<CarriedOut | null> {
    const effect = await this.matters.effectOf(appeal);
    return effect && { annulled: effect.annulled, followedBy: effect.followedBy, newDossier: effect.newDossier };
  }

  private async participants({ decisionId, dossierId }: Matter): Promise<Participants> {
    if (decisionId !== null) return this.matters.participants({ decisionId });
    if (dossierId !== null) return this.matters.participants({ dossierId });
    return { parts: [], dossierId: null, leadId: null };
  }
}

type DossierId = Parameters<Panels['members']>[0];

@Injectable()
export class IdentityOversightBody extends OversightBody {
  constructor(private readonly accounts: Accounts) {
    super();
  }

  override async members(): Promise<readonly BodyMember[]> {
    return (await this.accounts.holdersOf('oversight')).map(({ id, name }) => ({ id, name }));
  }
}

@Injectable()
export class CriteriaAppealRules extends AppealRules {
  constructor(private readonly frameworks: Frameworks) {
    super();
  }

  override async under(frameworkVersion: string | null): Promise<AppealRule> {
    const published = frameworkVersion ? await this.frameworks.get(frameworkVersion) : await this.frameworks.inForce();
    if (!published) throw new Conflict('no_framework_in_force', 'No version of the framework is in force.');
    const { appeal, calendar } = published.policy;
    return {
      frameworkVersion: published.version,
      admissibility: appeal.admissibility,
      decide: appeal.decide,
      defence: appeal.defence,
      inactionAfter: appeal.inaction_after,
      members: appeal.members ?? 1,
      calendar: frenchCalendar({ alsaceMoselle: calendar.alsace_moselle }),
    };
  }
}
