import { Injectable } from '@nestjs/common';
import { type AccountId, Clock } from '#libs/kernel';
import type { AppealSnapshot } from '../domain/appeal.js';
import type { AppealFacts } from '../domain/appeal-conditions.js';
import { type Obstacles, obstaclesOf } from '../domain/took-part.js';
import { AppealRules, ContestedReader, OversightBody } from './neighbours.js';

/** What the actor states with his act; what is left out is not stated. */
export interface Stated {
  readonly motive?: string;
  readonly urgent?: boolean;
  readonly seriouslyDoubtful?: boolean;
}

/** Who of the body may hear an appeal, and what stands in the way of the others. */
export interface Candidates {
  readonly obstacles: Obstacles;
  readonly body: ReadonlyMap<AccountId, string>;
  /** As many as the policy asks for at least. */
  readonly needed: number;
}

/** Gathers what the guards of an appeal judge, from the contexts that know it. */
@Injectable()
export class Circumstances {
  constructor(
    private readonly contested: ContestedReader,
    private readonly oversight: OversightBody,
    private readonly rules: AppealRules,
    private readonly clock: Clock,
  ) {}

  async of(appeal: AppealSnapshot, actor: AccountId | null, stated: Stated): Promise<AppealFacts> {
    const { obstacles, body, needed } = await this.candidates(appeal);
    const decision = appeal.decisionId === null ? null : await this.contested.decision(appeal.decisionId);
    return {
      today: this.clock.today(),
      actor,
      actorTookNoPart: actor !== null && obstaclesOf(actor, obstacles, new Set(body.keys())).length === 0,
      motiveGiven: (stated.motive ?? '').trim() !== '',
      urgent: stated.urgent === true,
      seriouslyDoubtful: stated.seriouslyDoubtful === true,
      effectsToStay: decision?.hasEffectsToStay === true,
      immediateDanger: decision?.againstImmediateDanger === true,
      membersNeeded: needed,
    };
  }

  async candidates(appeal: AppealSnapshot): Promise<Candidates> {
    const { members: needed } = await this.rules.under(appeal.frameworkVersion);
    const body = new Map((await this.oversight.members()).map(({ id, name }) => [id, name]));
    return { obstacles: await this.contested.obstacles(appeal), body, needed };
  }
}
