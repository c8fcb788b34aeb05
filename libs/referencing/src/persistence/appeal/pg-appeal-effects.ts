import type { EntityManager } from 'typeorm';
import type { AppealEffectStore } from '../../application/decision/decision.ports.js';
import type { AppealEffect, AppealId } from '../../domain/appeal/appeal-effect.js';
import { AppealEffectRow } from './appeal-effect-row.js';

export class PgAppealEffects implements AppealEffectStore {
  constructor(private readonly tx: EntityManager) {}

  async of(appealId: AppealId): Promise<AppealEffect | undefined> {
    return (await this.tx.findOneBy(AppealEffectRow, { appealId })) ?? undefined;
  }

  async add(effect: AppealEffect): Promise<void> {
    await this.tx.insert(AppealEffectRow, effect);
  }
}
