import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, Day, OrganisationId } from '#libs/kernel';
import type { DecisionId, ListingBasis } from '../../domain/decision/decision.js';
import type { ListingId } from '../../domain/listing/listing-id.js';
import type { HeardMeasure, HearingId, HearingSnapshot } from '../../domain/measure/hearing.js';
import type { HearingState } from '../../domain/measure/hearing.lifecycle.js';
import type {
  ProposalId,
  ProposalSnapshot,
  ProposalSource,
  ProposedMeasure,
} from '../../domain/measure/measure-proposal.js';
import type { ProposalState } from '../../domain/measure/measure-proposal.lifecycle.js';
import type { ProlongationId, ProlongationSnapshot } from '../../domain/measure/prolongation.js';
import type { ProlongationState } from '../../domain/measure/prolongation.lifecycle.js';
import type { WithdrawalId, WithdrawalSnapshot } from '../../domain/measure/withdrawal.js';
import type { WithdrawalState } from '../../domain/measure/withdrawal.lifecycle.js';

@Entity({ schema: 'referencing', name: 'hearing' })
export class HearingRow implements HearingSnapshot {
  @PrimaryColumn('uuid') id!: HearingId;
  @Column('uuid', { name: 'listing_id' }) listingId!: ListingId;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: OrganisationId;
  @Column('text') measure!: HeardMeasure;
  @Column('text') motive!: string;
  @Column('text') state!: HearingState;
  @Column('uuid', { name: 'opened_by' }) openedBy!: AccountId;
  @Column('timestamptz', { name: 'opened_at' }) openedAt!: Date;
  @Column('date', { name: 'due_on' }) dueOn!: Day;
  @Column('text', { nullable: true }) observations!: string | null;
  @Column('uuid', { name: 'answered_by', nullable: true }) answeredBy!: AccountId | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt!: Date | null;
  @Column('int') version!: number;
}

@Entity({ schema: 'referencing', name: 'measure_proposal' })
export class MeasureProposalRow implements ProposalSnapshot {
  @PrimaryColumn('uuid') id!: ProposalId;
  @Column('uuid', { name: 'listing_id' }) listingId!: ListingId;
  @Column('text') measure!: ProposedMeasure;
  @Column('text', { name: 'source_type' }) sourceType!: ProposalSource;
  @Column('text', { name: 'source_id' }) sourceId!: string;
  @Column('text') motive!: string;
  @Column('uuid', { name: 'proposed_by', nullable: true }) proposedBy!: AccountId | null;
  @Column('timestamptz', { name: 'proposed_at' }) proposedAt!: Date;
  @Column('text') state!: ProposalState;
  @Column('uuid', { name: 'closed_by', nullable: true }) closedBy!: AccountId | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @Column('text', { nullable: true }) answer!: string | null;
  @Column('uuid', { name: 'decision_id', nullable: true }) decisionId!: DecisionId | null;
  @Column('int') version!: number;
}

@Entity({ schema: 'referencing', name: 'withdrawal_request' })
export class WithdrawalRow implements WithdrawalSnapshot {
  @PrimaryColumn('uuid') id!: WithdrawalId;
  @Column('uuid', { name: 'listing_id' }) listingId!: ListingId;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: OrganisationId;
  @Column('text') motive!: string;
  @Column('text') state!: WithdrawalState;
  @Column('uuid', { name: 'requested_by' }) requestedBy!: AccountId;
  @Column('timestamptz', { name: 'requested_at' }) requestedAt!: Date;
  @Column('date', { name: 'effective_on' }) effectiveOn!: Day;
  @Column('int') version!: number;
}

@Entity({ schema: 'referencing', name: 'prolongation' })
export class ProlongationRow implements ProlongationSnapshot {
  @PrimaryColumn('uuid') id!: ProlongationId;
  @Column('uuid', { name: 'listing_id' }) listingId!: ListingId;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: OrganisationId;
  @Column('text') basis!: ListingBasis;
  @Column('text') motive!: string;
  @Column('text') state!: ProlongationState;
  @Column('uuid', { name: 'requested_by' }) requestedBy!: AccountId;
  @Column('timestamptz', { name: 'requested_at' }) requestedAt!: Date;
  @Column('date', { name: 'answer_by' }) answerBy!: Day;
  @Column('text', { nullable: true }) answer!: string | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @Column('int') version!: number;
}

export const measureRows = [HearingRow, MeasureProposalRow, WithdrawalRow, ProlongationRow];
