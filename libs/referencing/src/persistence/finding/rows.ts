import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '#libs/kernel';
import type { DossierId } from '../../domain/dossier/dossier.js';
import type {
  Extension,
  FindingId,
  FindingPlan,
  FindingSource,
  Proof,
  Remark,
  SignedStatement,
} from '../../domain/finding/finding.js';
import type { FindingState } from '../../domain/finding/finding.lifecycle.js';
import type { ListingId } from '../../domain/listing/listing-id.js';

/** As JSON keeps it: moments are texts. */
export type Kept<Thing> = { readonly [Key in keyof Thing]: Thing[Key] extends Date ? string : Thing[Key] };

@Entity({ schema: 'referencing', name: 'finding' })
export class FindingRow {
  @PrimaryColumn('uuid') id!: FindingId;
  @Column('uuid', { name: 'listing_id' }) listingId!: ListingId;
  @Column('text') criterion!: string;
  @Column('text') severity!: string;
  @Column('text', { name: 'source_type' }) sourceType!: FindingSource;
  @Column('text', { name: 'source_id' }) sourceId!: string;
  @Column('text') text!: string;
  @Column('text') proof!: Proof;
  @Column('date', { name: 'due_on' }) dueOn!: Day;
  @Column('text') state!: FindingState;
  @Column('jsonb', { nullable: true }) plan!: Kept<FindingPlan> | null;
  @Column('jsonb', { nullable: true }) statement!: Kept<SignedStatement> | null;
  @Column('timestamptz', { name: 'submitted_at', nullable: true }) submittedAt!: Date | null;
  @Column('date', { name: 'verify_by', nullable: true }) verifyBy!: Day | null;
  @Column('uuid', { name: 'covering_dossier_id', nullable: true }) coveringDossierId!: DossierId | null;
  @Column('int') rejections!: number;
  @Column('jsonb', { nullable: true }) remark!: Kept<Remark> | null;
  @Column('jsonb', { nullable: true }) extension!: Kept<Extension> | null;
  @Column('uuid', { nullable: true }) reopens!: FindingId | null;
  @Column('timestamptz', { name: 'opened_at' }) openedAt!: Date;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @Column('int') version!: number;
}

export const findingRows = [FindingRow];
