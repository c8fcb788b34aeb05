import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler } from '#libs/jobs';
import { type AccountId, SYSTEM } from '#libs/kernel';
import { CarryOutAppeal, type SettledAppeal } from '../../application/appeal/carry-out-appeal.js';
import { type OrderedStay, StayEffects } from '../../application/appeal/stay-effects.js';
import { JobWork } from '../../application/job-work.js';
import type { DecisionId } from '../../domain/decision/decision.js';

/** An appeal is settled. */
@Injectable()
@Handles('referencing.carry-out-appeal')
export class CarryOutAppealHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly carryOut: CarryOutAppeal,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    return this.work.within(tx, (scope) => this.carryOut.execute(scope, payload as SettledAppeal));
  }
}

/** The effects of a contested decision are stayed. */
@Injectable()
@Handles('referencing.freeze-effects')
export class FreezeEffectsHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly stays: StayEffects,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    return this.work.within(tx, (scope) => this.stays.order(scope, payload as OrderedStay));
  }
}

interface EndedStay {
  readonly number: string;
  readonly decisionId: DecisionId;
  /** Null when the appeal was withdrawn: the stay ends with it. */
  readonly endedBy: AccountId | null;
}

/** A stay is over before the appeal is settled. */
@Injectable()
@Handles('referencing.thaw-effects')
export class ThawEffectsHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly stays: StayEffects,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { number, decisionId, endedBy } = payload as EndedStay;
    const actor = endedBy ? ({ accountId: endedBy, role: 'oversight' } as const) : SYSTEM;
    return this.work.within(tx, async (scope) => {
      const decision = await scope.decisions.get(decisionId);
      const listing = await scope.listings.affectedBy(decision);
      const why = `Le sursis ordonné sur le recours ${number} a pris fin : la décision ${decision.number} reprend effet.`;
      if (listing) await this.stays.end(scope, actor, listing, decisionId, why);
    });
  }
}

export const appealHandlers = [
  CarryOutAppeal,
  StayEffects,
  CarryOutAppealHandler,
  FreezeEffectsHandler,
  ThawEffectsHandler,
];
