import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, OrganisationId } from '#libs/kernel';
import type { CaseId } from '../../domain/case/case-snapshot.js';
import type { ReportId } from '../../domain/report/triage.js';
import type { CaseSeverity, Kind } from '../../domain/report/vocabulary.js';
import type {
  Commitment,
  RequestId,
  RequestSnapshot,
  Said,
  Statement,
} from '../../domain/request/publisher-request.js';
import type { RequestState } from '../../domain/request/publisher-request.lifecycle.js';

@Entity({ schema: 'vigilance', name: 'publisher_request' })
export class RequestRow implements RequestSnapshot {
  @PrimaryColumn('uuid') id!: RequestId;
  @Column('text') number!: string;
  @Column('uuid', { name: 'case_id', nullable: true }) caseId!: CaseId | null;
  @Column('uuid', { name: 'report_id', nullable: true }) reportId!: ReportId | null;
  @Column('uuid', { name: 'application_id' }) applicationId!: string;
  @Column('text', { name: 'application_name' }) applicationName!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: OrganisationId;
  @Column('text') kind!: Kind;
  @Column('text') severity!: CaseSeverity;
  @Column('text', { array: true }) versions!: string[];
  @Column('text') facts!: string;
  @Column('timestamptz', { name: 'sent_at' }) sentAt!: Date;
  @Column('uuid', { name: 'sent_by' }) sentBy!: AccountId;
  @Column('text') state!: RequestState;
  @Column('timestamptz', { name: 'state_since' }) stateSince!: Date;
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt!: Date | null;
  @Column('jsonb') statements!: Statement[];
  @Column('jsonb') commitments!: Commitment[];
  @Column('jsonb') said!: Said[];
  @Column('text', { nullable: true }) settlement!: string | null;
  @Column('int') version!: number;
}

export const requestRowOf = ({ versions, statements, commitments, said, ...rest }: RequestSnapshot): RequestRow => ({
  ...rest,
  versions: [...versions],
  statements: [...statements],
  commitments: [...commitments],
  said: [...said],
});
