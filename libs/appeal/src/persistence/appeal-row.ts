import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, Day, OrganisationId } from '#libs/kernel';
import type { AppealId, AppealOutcome, AppealSnapshot, AppellantKind, ContestedKind, Stay } from '../domain/appeal.js';
import type { AppealState } from '../domain/appeal.lifecycle.js';

@Entity({ schema: 'appeal', name: 'appeal' })
export class AppealRow implements AppealSnapshot {
  @PrimaryColumn('uuid') id!: AppealId;
  @Column('text') number!: string;
  @Column('text', { name: 'appellant_kind' }) appellantKind!: AppellantKind;
  @Column('uuid', { name: 'appellant_id' }) appellantId!: OrganisationId;
  @Column('text') contested!: ContestedKind;
  @Column('uuid', { name: 'decision_id', nullable: true }) decisionId!: string | null;
  @Column('uuid', { name: 'dossier_id', nullable: true }) dossierId!: string | null;
  @Column('text', { name: 'contested_number' }) contestedNumber!: string;
  @Column('uuid', { name: 'application_id' }) applicationId!: string;
  @Column('text', { name: 'application_name' }) applicationName!: string;
  @Column('text', { name: 'framework_version' }) frameworkVersion!: string;
  @Column('timestamptz', { name: 'limit_due_at', nullable: true }) limitDueAt!: Date | null;
  @Column('date', { name: 'in_time_from', nullable: true }) inTimeFrom!: Day | null;
  @Column('date', { name: 'in_time_until', nullable: true }) inTimeUntil!: Day | null;
  @Column('text') grounds!: string;
  @Column('uuid', { name: 'filed_by' }) filedBy!: AccountId;
  @Column('timestamptz', { name: 'filed_at' }) filedAt!: Date;
  @Column('text') state!: AppealState;
  @Column('timestamptz', { name: 'state_due_at', nullable: true }) stateDueAt!: Date | null;
  @Column('uuid', { array: true }) members!: AccountId[];
  @Column('text') stay!: Stay;
  @Column('text', { name: 'stay_motive', nullable: true }) stayMotive!: string | null;
  @Column('timestamptz', { name: 'stay_ordered_at', nullable: true }) stayOrderedAt!: Date | null;
  @Column('timestamptz', { name: 'stay_ended_at', nullable: true }) stayEndedAt!: Date | null;
  @Column('date', { name: 'defence_due_on', nullable: true }) defenceDueOn!: Day | null;
  @Column('text', { nullable: true }) defence!: string | null;
  @Column('uuid', { name: 'defence_by', nullable: true }) defenceBy!: AccountId | null;
  @Column('timestamptz', { name: 'defence_at', nullable: true }) defenceAt!: Date | null;
  @Column('text', { nullable: true }) outcome!: AppealOutcome | null;
  @Column('text', { nullable: true }) answer!: string | null;
  @Column('uuid', { name: 'closed_by', nullable: true }) closedBy!: AccountId | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @Column('int') version!: number;
}
