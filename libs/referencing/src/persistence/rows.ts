import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, Day, OrganisationId } from '#libs/kernel';
import type { ApplicationId, ApplicationSnapshot } from '../domain/application/application.js';
import type { OrientationFacts } from '../domain/application/orientation.js';
import type { ClarificationId, ClarificationSnapshot, Round } from '../domain/clarification/clarification.js';
import type { ClarificationState } from '../domain/clarification/clarification.lifecycle.js';
import type { ContractId, ContractSnapshot, Signature } from '../domain/contract/contract.js';
import type { ContractState } from '../domain/contract/contract.lifecycle.js';
import type { DecisionId } from '../domain/decision/decision-id.js';
import type { DossierId, DossierKind, DossierSnapshot, EvaluationClock } from '../domain/dossier/dossier.js';
import type { DossierState } from '../domain/dossier/dossier.lifecycle.js';

/** The tables, and nothing but the tables: no relation, no cascade, no behaviour. */

@Entity({ schema: 'referencing', name: 'application' })
export class ApplicationRow implements ApplicationSnapshot {
  @PrimaryColumn('uuid') id!: ApplicationId;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: OrganisationId;
  @Column('text') name!: string;
  @Column('text') slug!: string;
  @Column('text') summary!: string;
  @Column('text', { name: 'current_version' }) currentVersion!: string;
  @Column('text', { array: true }) platforms!: string[];
  @Column('text', { array: true }) audiences!: string[];
  @Column('text', { nullable: true }) website!: string | null;
  @Column('text', { nullable: true }) price!: string | null;
  @Column('text', { name: 'contact_email', nullable: true }) contactEmail!: string | null;
  @Column('boolean') reimbursed!: boolean;
  @Column('boolean') prescribable!: boolean;
  @Column('jsonb', { nullable: true }) facts!: OrientationFacts | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('int') version!: number;
}

@Entity({ schema: 'referencing', name: 'dossier' })
export class DossierRow implements DossierSnapshot {
  @PrimaryColumn('uuid') id!: DossierId;
  @Column('text', { nullable: true }) number!: string | null;
  @Column('text') kind!: DossierKind;
  @Column('text', { array: true }) merged!: DossierKind[];
  @Column('uuid', { name: 'parent_decision_id', nullable: true }) parentDecisionId!: DecisionId | null;
  @Column('date', { name: 'prepare_by', nullable: true }) prepareBy!: Day | null;
  @Column('uuid', { name: 'application_id' }) applicationId!: ApplicationId;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: OrganisationId;
  @Column('text', { name: 'application_version' }) applicationVersion!: string;
  @Column('jsonb') facts!: OrientationFacts;
  @Column('text') state!: DossierState;
  @Column('timestamptz', { name: 'state_since' }) stateSince!: Date;
  @Column('timestamptz', { name: 'state_due_at', nullable: true }) stateDueAt!: Date | null;
  @Column('text', { name: 'framework_version', nullable: true }) frameworkVersion!: string | null;
  @Column('text', { nullable: true }) tier!: string | null;
  @Column('uuid', { name: 'lead_id', nullable: true }) leadId!: AccountId | null;
  @Column('int') returns!: number;
  @Column('boolean', { name: 'report_reopened' }) reportReopened!: boolean;
  @Column('int', { name: 'extra_rounds' }) extraRounds!: number;
  @Column('jsonb', { nullable: true }) clock!: EvaluationClock | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'requested_at', nullable: true }) requestedAt!: Date | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @Column('int') version!: number;
}

@Entity({ schema: 'referencing', name: 'contract' })
export class ContractRow implements ContractSnapshot {
  @PrimaryColumn('uuid') id!: ContractId;
  @Column('text') number!: string;
  @Column('uuid', { name: 'application_id' }) applicationId!: ApplicationId;
  @Column('uuid', { name: 'dossier_id' }) dossierId!: DossierId;
  @Column('text', { name: 'template_version' }) templateVersion!: string;
  @Column('text') body!: string;
  @Column('text', { name: 'document_hash' }) documentHash!: string;
  @Column('text') state!: ContractState;
  @Column('jsonb', { name: 'publisher_signature', nullable: true }) publisherSignature!: Signature | null;
  @Column('jsonb', { name: 'regulator_signature', nullable: true }) regulatorSignature!: Signature | null;
  @Column('timestamptz', { name: 'issued_at' }) issuedAt!: Date;
  @Column('int') version!: number;
}

@Entity({ schema: 'referencing', name: 'clarification' })
export class ClarificationRow implements ClarificationSnapshot {
  @PrimaryColumn('uuid') id!: ClarificationId;
  @Column('uuid', { name: 'dossier_id' }) dossierId!: DossierId;
  @Column('uuid', { name: 'asked_by' }) askedBy!: AccountId;
  @Column('boolean') blocking!: boolean;
  @Column('text') state!: ClarificationState;
  @Column('jsonb') rounds!: Round[];
  @Column('timestamptz', { name: 'due_at' }) dueAt!: Date;
  @Column('boolean') extended!: boolean;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('int') version!: number;
}

export const referencingRows = [ApplicationRow, DossierRow, ContractRow, ClarificationRow];
