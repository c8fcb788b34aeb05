import type { ListingBasis } from '../../domain/decision/decision.js';
import type { ListingId } from '../../domain/listing/listing-id.js';
import type { WeighedGap } from '../../domain/listing/more-time.js';
import type { HeardMeasure, Hearing, HearingId } from '../../domain/measure/hearing.js';
import type {
  MeasureProposal,
  ProposalId,
  ProposalSource,
  ProposedMeasure,
} from '../../domain/measure/measure-proposal.js';
import type { Prolongation, ProlongationId } from '../../domain/measure/prolongation.js';
import type { Withdrawal, WithdrawalId } from '../../domain/measure/withdrawal.js';

/** Aggregates of one kind. `forUpdate` locks: two people on one thing act one after the other. */
interface Store<Aggregate, AggregateId> {
  /** @throws NotFound */
  forUpdate(id: AggregateId): Promise<Aggregate>;
  add(aggregate: Aggregate): Promise<void>;
  save(aggregate: Aggregate): Promise<void>;
}

export interface HearingStore extends Store<Hearing, HearingId> {
  /** Those that still wait for the publisher, locked. */
  openOn(listing: ListingId): Promise<Hearing[]>;
  /** Whether the publisher was heard on this measure since the listing was last granted, lifted or restored. */
  isConcluded(listing: ListingId, measure: HeardMeasure): Promise<boolean>;
}

export interface ProposalStore extends Store<MeasureProposal, ProposalId> {
  /** Those that still wait for the signatory, locked. */
  openOn(listing: ListingId): Promise<MeasureProposal[]>;
  isKnown(source: ProposalSource, sourceId: string, measure: ProposedMeasure): Promise<boolean>;
}

export interface WithdrawalStore extends Store<Withdrawal, WithdrawalId> {
  runningOn(listing: ListingId): Promise<Withdrawal | undefined>;
}

export interface ProlongationStore extends Store<Prolongation, ProlongationId> {
  /** The one that waits for an answer, locked. */
  requestedOn(listing: ListingId): Promise<Prolongation | undefined>;
  /** Whether more time was given: to a trial of this application ever, to a temporary listing since the last full one. */
  givenBefore(listing: ListingId, basis: ListingBasis): Promise<boolean>;
  /** What the decisions since the last full listing found wrong, each criterion as it stands now. */
  gapsOf(listing: ListingId): Promise<WeighedGap[]>;
}

/** The part of the scope that measures on a listing need. */
export interface MeasureScope {
  readonly hearings: HearingStore;
  readonly proposals: ProposalStore;
  readonly withdrawals: WithdrawalStore;
  readonly prolongations: ProlongationStore;
}
