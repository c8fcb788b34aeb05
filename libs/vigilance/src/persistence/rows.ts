import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, Day } from '#libs/kernel';
import type { Author } from '../application/vigilance.work.js';
import type { Answers, Claim } from '../domain/question/question-tree.js';
import type { MachineReading } from '../domain/report/machine-reading.js';
import type { Channel, ReportFacts } from '../domain/report/report.js';
import type { Lowering, ReportId, SortingOutcome, TriageSnapshot } from '../domain/report/triage.js';
import type { TriageState } from '../domain/report/triage.lifecycle.js';
import type { Kind, Service, Severity } from '../domain/report/vocabulary.js';

@Entity({ schema: 'vigilance', name: 'report' })
export class ReportRow implements ReportFacts {
  @PrimaryColumn('uuid') id!: ReportId;
  @Column('text') number!: string;
  @Column('text') channel!: Channel;
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
  @Column('timestamptz', { name: 'aware_at' }) awareAt!: Date;
  @Column('uuid', { name: 'application_id', nullable: true }) applicationId!: string | null;
  @Column('text', { name: 'application_name' }) applicationName!: string;
  @Column('text', { name: 'app_version', nullable: true }) appVersion!: string | null;
  @Column('text', { nullable: true }) system!: string | null;
  @Column('int', { name: 'questions_version' }) questionsVersion!: number;
  @Column('jsonb') answers!: Answers;
  @Column('jsonb') claim!: Claim;
  @Column('date', { name: 'occurred_on', nullable: true }) occurredOn!: Day | null;
  @Column('boolean', { name: 'may_contact' }) mayContact!: boolean;
}

@Entity({ schema: 'vigilance', name: 'triage' })
export class TriageRow implements TriageSnapshot {
  @PrimaryColumn('uuid', { name: 'report_id' }) reportId!: ReportId;
  @Column('text') state!: TriageState;
  @Column('text') kind!: Kind;
  @Column('text') severity!: Severity;
  @Column('text', { array: true }) services!: Service[];
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt!: Date | null;
  @Column('jsonb', { nullable: true }) lowering!: Lowering | null;
  @Column('text', { nullable: true }) outcome!: SortingOutcome | null;
  @Column('text', { nullable: true }) motive!: string | null;
  @Column('uuid', { name: 'sorted_by', nullable: true }) sortedBy!: AccountId | null;
  @Column('timestamptz', { name: 'sorted_at', nullable: true }) sortedAt!: Date | null;
  @Column('int') version!: number;
}

@Entity({ schema: 'vigilance', name: 'message' })
export class MessageRow {
  @PrimaryColumn('uuid', { name: 'report_id' }) reportId!: ReportId;
  @PrimaryColumn('int') no!: number;
  @Column('text') author!: Author;
  @Column('timestamptz') at!: Date;
}

@Entity({ schema: 'vigilance', name: 'reading' })
export class ReadingRow implements MachineReading {
  @PrimaryColumn('uuid', { name: 'report_id' }) reportId!: ReportId;
  @Column('text') model!: string;
  @Column('timestamptz', { name: 'read_at' }) readAt!: Date;
  @Column('text') copy!: string;
  @Column('int') marks!: number;
  @Column('text') kind!: Kind;
  @Column('text') severity!: Severity;
  @Column('text', { array: true }) services!: Service[];
  @Column('text', { nullable: true }) topic!: string | null;
  @Column('real') confidence!: number;
  @Column('boolean') unsure!: boolean;
  @Column('text', { array: true }) because!: string[];
  @Column('text', { array: true }) alerts!: string[];
}
