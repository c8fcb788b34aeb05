import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, Day, OrganisationId } from '#libs/kernel';
import type { ApplicationId } from '../../domain/application/application.js';
import type { BrickLetter } from '../../domain/decision/brick-letter.js';
import type {
  AppealTerms,
  DecidedVerdict,
  DecisionId,
  DecisionKind,
  ListingBasis,
  Motive,
} from '../../domain/decision/decision.js';
import type { DecisionDraft } from '../../domain/decision/decision-draft.js';
import type { DossierOutcome, Outcome } from '../../domain/decision/outcome.js';
import type { DossierId } from '../../domain/dossier/dossier.js';
import type { FrozenEffects } from '../../domain/listing/frozen-effects.js';
import type { ListingId, ListingSnapshot } from '../../domain/listing/listing.js';
import type { ListingStatus } from '../../domain/listing/listing.lifecycle.js';
import type { NoticeId, NoticeSnapshot } from '../../domain/notice/notice.js';
import type { NoticeState } from '../../domain/notice/notice.lifecycle.js';
import type { Proposal } from '../../domain/report/report.js';
import { AppealEffectRow } from '../appeal/appeal-effect-row.js';
import { findingRows } from '../finding/rows.js';

/** The tables, and nothing but the tables: no relation, no cascade, no behaviour. */

@Entity({ schema: 'referencing', name: 'decision' })
export class DecisionRow {
  @PrimaryColumn('uuid') id!: DecisionId;
  @Column('text') number!: string;
  @Column('text') kind!: DecisionKind;
  @Column('uuid', { name: 'dossier_id', nullable: true }) dossierId!: DossierId | null;
  @Column('uuid', { name: 'listing_id', nullable: true }) listingId!: ListingId | null;
  @Column('uuid', { name: 'application_id' }) applicationId!: ApplicationId;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: OrganisationId;
  @Column('text', { name: 'application_version' }) applicationVersion!: string;
  @Column('text', { name: 'framework_version', nullable: true }) frameworkVersion!: string | null;
  @Column('text', { name: 'policy_version', nullable: true }) policyVersion!: string | null;
  @Column('text', { nullable: true }) tier!: string | null;
  @Column('text') outcome!: Outcome;
  @Column('text', { nullable: true }) basis!: ListingBasis | null;
  @Column('date', { name: 'valid_until', nullable: true }) validUntil!: Day | null;
  @Column('date', { name: 'temporary_since', nullable: true }) temporarySince!: Day | null;
  @Column('date', { name: 'temporary_ceiling', nullable: true }) temporaryCeiling!: Day | null;
  @Column('date', { name: 'resubmission_until', nullable: true }) resubmissionUntil!: Day | null;
  @Column('jsonb') verdicts!: DecidedVerdict[];
  @Column('jsonb') letters!: BrickLetter[];
  @Column('text', { array: true }) badges!: string[];
  @Column('jsonb') motives!: Motive[];
  @Column('text') remedies!: string;
  @Column('jsonb') appeal!: AppealTerms;
  @Column('jsonb', { nullable: true }) proposal!: Proposal | null;
  @Column('text', { name: 'departure_motive', nullable: true }) departureMotive!: string | null;
  @Column('uuid', { name: 'prepared_by', nullable: true }) preparedBy!: AccountId | null;
  @Column('uuid', { name: 'signed_by', nullable: true }) signedBy!: AccountId | null;
  @Column('uuid', { name: 'second_signed_by', nullable: true }) secondSignedBy!: AccountId | null;
  @Column('timestamptz', { name: 'signed_at' }) signedAt!: Date;
  @Column('date', { name: 'effective_on' }) effectiveOn!: Day;
  @Column('uuid', { nullable: true }) supersedes!: DecisionId | null;
  @Column('text') hash!: string;
}

@Entity({ schema: 'referencing', name: 'decision_draft' })
export class DecisionDraftRow implements DecisionDraft {
  @PrimaryColumn('uuid', { name: 'dossier_id' }) dossierId!: DossierId;
  @Column('uuid', { nullable: true }) replaces!: DecisionId | null;
  @Column('text') outcome!: DossierOutcome;
  @Column('text', { name: 'departure_motive', nullable: true }) departureMotive!: string | null;
  @Column('jsonb') motives!: Motive[];
  @Column('text') remedies!: string;
  @Column('uuid', { name: 'prepared_by' }) preparedBy!: AccountId;
  @Column('timestamptz', { name: 'prepared_at' }) preparedAt!: Date;
  @Column('uuid', { name: 'first_signed_by', nullable: true }) firstSignedBy!: AccountId | null;
  @Column('timestamptz', { name: 'first_signed_at', nullable: true }) firstSignedAt!: Date | null;
  @Column('int') version!: number;
}

@Entity({ schema: 'referencing', name: 'notice' })
export class NoticeRow implements NoticeSnapshot {
  @PrimaryColumn('uuid') id!: NoticeId;
  @Column('uuid', { name: 'decision_id' }) decisionId!: DecisionId;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: OrganisationId;
  @Column('text') state!: NoticeState;
  @Column('timestamptz', { name: 'available_at' }) availableAt!: Date;
  @Column('date', { name: 'deemed_read_on' }) deemedReadOn!: Day;
  @Column('timestamptz', { name: 'read_at', nullable: true }) readAt!: Date | null;
  @Column('uuid', { name: 'read_by', nullable: true }) readBy!: AccountId | null;
  @Column('date', { name: 'notified_on', nullable: true }) notifiedOn!: Day | null;
  @Column('date', { name: 'appeal_until', nullable: true }) appealUntil!: Day | null;
  @Column('text', { name: 'lodge_within' }) lodgeWithin!: string;
  @Column('int') version!: number;
}

@Entity({ schema: 'referencing', name: 'listing' })
export class ListingRow implements ListingSnapshot {
  @PrimaryColumn('uuid') id!: ListingId;
  @Column('uuid', { name: 'application_id' }) applicationId!: ApplicationId;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: OrganisationId;
  @Column('text') status!: ListingStatus;
  @Column('text') basis!: ListingBasis;
  @Column('text', { name: 'covered_version' }) coveredVersion!: string;
  @Column('text', { name: 'framework_version' }) frameworkVersion!: string;
  @Column('text') tier!: string;
  @Column('text', { array: true }) badges!: string[];
  @Column('date', { name: 'valid_from' }) validFrom!: Day;
  @Column('date', { name: 'valid_until' }) validUntil!: Day;
  @Column('date', { name: 'temporary_since', nullable: true }) temporarySince!: Day | null;
  @Column('date', { name: 'temporary_ceiling', nullable: true }) temporaryCeiling!: Day | null;
  @Column('date', { name: 'suspended_on', nullable: true }) suspendedOn!: Day | null;
  @Column('date', { name: 'suspended_until', nullable: true }) suspendedUntil!: Day | null;
  @Column('date', { name: 'suspension_ceiling', nullable: true }) suspensionCeiling!: Day | null;
  @Column('timestamptz', { name: 'ratify_by', nullable: true }) ratifyBy!: Date | null;
  @Column('jsonb', { nullable: true }) stay!: FrozenEffects | null;
  @Column('uuid', { name: 'last_decision_id' }) lastDecisionId!: DecisionId;
  @Column('uuid', { name: 'assessed_by' }) assessedBy!: DecisionId;
  @Column('timestamptz', { name: 'listed_at' }) listedAt!: Date;
  @Column('timestamptz', { name: 'delisted_at', nullable: true }) delistedAt!: Date | null;
  @Column('text', { nullable: true }) motive!: string | null;
  @Column('int') version!: number;
}

export const decisionRows = [AppealEffectRow, DecisionRow, DecisionDraftRow, NoticeRow, ListingRow, ...findingRows];
