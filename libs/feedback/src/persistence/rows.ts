import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, Day } from '#libs/kernel';
import type { ApplicationId } from '../domain/application-id.js';
import type { ReviewId } from '../domain/review/review.js';
import type { ReviewState } from '../domain/review/review.lifecycle.js';
import type { ReviewFlagId, ReviewFlagSnapshot } from '../domain/review/review-flag.js';
import type { FlagState } from '../domain/review/review-flag.lifecycle.js';
import type { ImportId } from '../domain/usage/usage-record.js';

/** The tables of reviews, and nothing but the tables. Figures of use are written in whole batches, without entities. */

@Entity({ schema: 'feedback', name: 'review' })
export class ReviewRow {
  @PrimaryColumn('uuid') id!: ReviewId;
  @Column('uuid', { name: 'application_id' }) applicationId!: ApplicationId;
  @Column('text') source!: string;
  @Column('text', { name: 'external_id' }) externalId!: string;
  @Column('date', { name: 'written_on' }) writtenOn!: Day;
  @Column('date', { name: 'experienced_on', nullable: true }) experiencedOn!: Day | null;
  @Column('date', { name: 'amended_on', nullable: true }) amendedOn!: Day | null;
  @Column('int') rating!: number;
  @Column('text') text!: string;
  @Column('text') language!: string;
  @Column('boolean') checked!: boolean;
  @Column('text', { name: 'author_email', nullable: true }) authorEmail!: string | null;
  @Column('text') state!: ReviewState;
  @Column('timestamptz', { name: 'state_since' }) stateSince!: Date;
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt!: Date | null;
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt!: Date | null;
  @Column('text', { nullable: true }) motive!: string | null;
  @Column('text', { nullable: true }) explanation!: string | null;
  @Column('int', { name: 'policy_version', nullable: true }) policyVersion!: number | null;
  @Column('timestamptz', { name: 'imported_at' }) importedAt!: Date;
  @Column('uuid', { name: 'import_id' }) importId!: ImportId;
  @Column('int') version!: number;
}

@Entity({ schema: 'feedback', name: 'review_flag' })
export class ReviewFlagRow implements ReviewFlagSnapshot {
  @PrimaryColumn('uuid') id!: ReviewFlagId;
  @Column('uuid', { name: 'review_id' }) reviewId!: ReviewId;
  @Column('uuid', { name: 'application_id' }) applicationId!: ApplicationId;
  @Column('text') motive!: string;
  @Column('text') explanation!: string;
  @Column('int', { name: 'policy_version' }) policyVersion!: number;
  @Column('uuid', { name: 'flagged_by' }) flaggedBy!: AccountId;
  @Column('timestamptz', { name: 'flagged_at' }) flaggedAt!: Date;
  @Column('timestamptz', { name: 'due_at' }) dueAt!: Date;
  @Column('text') state!: FlagState;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy!: AccountId | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt!: Date | null;
  @Column('text', { nullable: true }) answer!: string | null;
  @Column('int') version!: number;
}

export const feedbackRows = [ReviewRow, ReviewFlagRow];
