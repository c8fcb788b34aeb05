import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, Day } from '#libs/kernel';
import type { CaseId } from '../../domain/case/case-snapshot.js';
import type { Authority, ReferralId, ReferredFacts } from '../../domain/referral/referral.js';
import type { ReportId } from '../../domain/report/triage.js';

@Entity({ schema: 'vigilance', name: 'referral' })
export class ReferralRow {
  @PrimaryColumn('uuid') id!: ReferralId;
  @Column('uuid', { name: 'case_id' }) caseId!: CaseId;
  @Column('text') service!: Authority;
  @Column('text') motive!: string;
  @Column('jsonb') facts!: ReferredFacts;
  @Column('uuid', { array: true }) reports!: ReportId[];
  @Column('bytea', { name: 'package_hash' }) packageHash!: Buffer;
  @Column('timestamptz', { name: 'sent_at' }) sentAt!: Date;
  @Column('uuid', { name: 'sent_by' }) sentBy!: AccountId;
  @Column('timestamptz', { name: 'due_at' }) dueAt!: Date;
  @Column('date', { name: 'acknowledged_on', nullable: true }) acknowledgedOn!: Day | null;
  @Column('uuid', { name: 'acknowledged_by', nullable: true }) acknowledgedBy!: AccountId | null;
  @Column('text', { nullable: true }) reference!: string | null;
}
