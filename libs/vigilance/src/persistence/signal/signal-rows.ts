import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseId } from '../../domain/case/case-snapshot.js';
import type { SignalEnd, SignalId, SignalSnapshot } from '../../domain/signal/signal.js';
import type { SignalState } from '../../domain/signal/signal.lifecycle.js';
import type { SignalNumbers } from '../../domain/signal/signal-numbers.js';

@Entity({ schema: 'vigilance', name: 'signal' })
export class SignalRow implements SignalSnapshot {
  @PrimaryColumn('uuid') id!: SignalId;
  @Column('text') number!: string;
  @Column('uuid', { name: 'application_id' }) applicationId!: string;
  @Column('text', { name: 'application_name' }) applicationName!: string;
  @Column('text') topic!: string;
  @Column('text') state!: SignalState;
  @Column('jsonb') numbers!: SignalNumbers;
  @Column('timestamptz', { name: 'opened_at' }) openedAt!: Date;
  @Column('jsonb', { name: 'ended', nullable: true }) end!: SignalEnd | null;
  @Column('uuid', { name: 'case_id', nullable: true }) caseId!: CaseId | null;
  @Column('int') version!: number;
}
