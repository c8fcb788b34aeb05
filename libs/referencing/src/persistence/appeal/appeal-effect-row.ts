import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AppealEffect, AppealId, AppealOutcome } from '../../domain/appeal/appeal-effect.js';
import type { DecisionId } from '../../domain/decision/decision-id.js';
import type { DossierId } from '../../domain/dossier/dossier.js';

@Entity({ schema: 'referencing', name: 'appeal_effect' })
export class AppealEffectRow implements AppealEffect {
  @PrimaryColumn('uuid', { name: 'appeal_id' }) appealId!: AppealId;
  @Column('text', { name: 'appeal_number' }) appealNumber!: string;
  @Column('uuid', { name: 'decision_id' }) decisionId!: DecisionId;
  @Column('text') outcome!: AppealOutcome;
  @Column('boolean') annulled!: boolean;
  @Column('uuid', { name: 'followed_by', nullable: true }) followedBy!: DecisionId | null;
  @Column('uuid', { name: 'new_dossier', nullable: true }) newDossier!: DossierId | null;
  @Column('timestamptz', { name: 'carried_out_at' }) carriedOutAt!: Date;
}
