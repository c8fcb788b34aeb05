import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId } from '#libs/kernel';
import type { CaseState } from '../../domain/case/case.lifecycle.js';
import type {
  CaseContest,
  CaseFinding,
  CaseGap,
  CaseId,
  CaseLowering,
  CaseSnapshot,
  Conclusion,
} from '../../domain/case/case-snapshot.js';
import type { CaseSeverity, Kind, Service } from '../../domain/report/vocabulary.js';

@Entity({ schema: 'vigilance', name: 'incident_case' })
export class CaseRow implements CaseSnapshot {
  @PrimaryColumn('uuid') id!: CaseId;
  @Column('text') number!: string;
  @Column('uuid', { name: 'application_id', nullable: true }) applicationId!: string | null;
  @Column('text', { name: 'application_name' }) applicationName!: string;
  @Column('text') kind!: Kind;
  @Column('text') severity!: CaseSeverity;
  @Column('text', { array: true }) topics!: string[];
  @Column('text', { array: true }) versions!: string[];
  @Column('text', { nullable: true }) facts!: string | null;
  @Column('jsonb') gaps!: CaseGap[];
  @Column('int') round!: number;
  @Column('jsonb') followed!: CaseFinding[];
  @Column('timestamptz', { name: 'zero_at' }) zeroAt!: Date;
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt!: Date | null;
  @Column('jsonb') conclusions!: Conclusion[];
  @Column('jsonb', { nullable: true }) lowering!: CaseLowering | null;
  @Column('jsonb') contests!: CaseContest[];
  @Column('uuid', { name: 'merged_into', nullable: true }) mergedInto!: CaseId | null;
  @Column('text', { array: true, nullable: true }) route!: Service[] | null;
  @Column('timestamptz', { name: 'route_due_at', nullable: true }) routeDueAt!: Date | null;
  @Column('uuid', { name: 'opened_by' }) openedBy!: AccountId;
  @Column('timestamptz', { name: 'opened_at' }) openedAt!: Date;
  @Column('text') state!: CaseState;
  @Column('timestamptz', { name: 'state_since' }) stateSince!: Date;
  @Column('int') version!: number;
}

export const caseRowOf = ({
  topics,
  versions,
  gaps,
  followed,
  conclusions,
  contests,
  route,
  ...snapshot
}: CaseSnapshot): CaseRow => ({
  ...snapshot,
  topics: [...topics],
  versions: [...versions],
  gaps: [...gaps],
  followed: [...followed],
  conclusions: [...conclusions],
  contests: [...contests],
  route: route && [...route],
});
