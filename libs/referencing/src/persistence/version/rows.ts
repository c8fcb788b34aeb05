import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, Day, OrganisationId } from '#libs/kernel';
import type { ApplicationId } from '../../domain/application/application.js';
import type { DossierId } from '../../domain/dossier/dossier.js';
import type { ListingId } from '../../domain/listing/listing-id.js';
import type { VersionCheck, VersionEnd, VersionId } from '../../domain/version/application-version.js';
import type { VersionState } from '../../domain/version/application-version.lifecycle.js';
import type { Impact } from '../../domain/version/impact.js';
import type { MinorDraw } from '../../domain/version/minor-draw.js';
import type { UndeclaredChangeId, UndeclaredChangeSnapshot } from '../../domain/version/undeclared-change.js';
import type { UndeclaredState } from '../../domain/version/undeclared-change.lifecycle.js';
import type { Kept } from '../finding/rows.js';

@Entity({ schema: 'referencing', name: 'application_version' })
export class ApplicationVersionRow {
  @PrimaryColumn('uuid') id!: VersionId;
  @Column('uuid', { name: 'listing_id' }) listingId!: ListingId;
  @Column('uuid', { name: 'application_id' }) applicationId!: ApplicationId;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: OrganisationId;
  @Column('text') number!: string;
  @Column('text') state!: VersionState;
  @Column('uuid', { name: 'declared_by', nullable: true }) declaredBy!: AccountId | null;
  @Column('timestamptz', { name: 'declared_at' }) declaredAt!: Date;
  @Column('date', { name: 'release_on', nullable: true }) releaseOn!: Day | null;
  @Column('jsonb', { nullable: true }) impact!: Impact | null;
  @Column('boolean', { name: 'former_kept', nullable: true }) formerKept!: boolean | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('date', { name: 'confirm_by', nullable: true }) confirmBy!: Day | null;
  @Column('text', { name: 'class_motive', nullable: true }) classMotive!: string | null;
  @Column('uuid', { name: 'former_id', nullable: true }) formerId!: VersionId | null;
  @Column('uuid', { name: 'dossier_id', nullable: true }) dossierId!: DossierId | null;
  @Column('jsonb', { nullable: true }) draw!: MinorDraw | null;
  @Column('jsonb', { name: 'check_made', nullable: true }) check!: Kept<VersionCheck> | null;
  @Column('text', { name: 'ended_because', nullable: true }) end!: VersionEnd | null;
  @Column('int') version!: number;
}

@Entity({ schema: 'referencing', name: 'undeclared_change' })
export class UndeclaredChangeRow implements UndeclaredChangeSnapshot {
  @PrimaryColumn('uuid') id!: UndeclaredChangeId;
  @Column('uuid', { name: 'listing_id' }) listingId!: ListingId;
  @Column('uuid', { name: 'application_id' }) applicationId!: ApplicationId;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: OrganisationId;
  @Column('text') number!: string;
  @Column('text') seen!: string;
  @Column('uuid', { name: 'found_by' }) foundBy!: AccountId;
  @Column('timestamptz', { name: 'found_at' }) foundAt!: Date;
  @Column('date', { name: 'declare_by' }) declareBy!: Day;
  @Column('text') state!: UndeclaredState;
  @Column('uuid', { name: 'version_id', nullable: true }) versionId!: VersionId | null;
  @Column('text', { nullable: true }) motive!: string | null;
  @Column('int') version!: number;
}

export const versionRows = [ApplicationVersionRow, UndeclaredChangeRow];
