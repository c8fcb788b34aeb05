import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, Day, OrganisationId } from '#libs/kernel';
import type { AssignmentId, AssignmentSnapshot, DeclarationId, MoreTime } from '../domain/assignment.js';
import type { AssignmentState } from '../domain/assignment.lifecycle.js';
import type { DossierId, DossierPhase, EvaluatedDossierSnapshot } from '../domain/evaluated-dossier.js';
import type { ExpertSnapshot } from '../domain/expert.js';

/** The tables, and nothing but the tables. */

@Entity({ schema: 'evaluation', name: 'expert' })
export class ExpertRow implements ExpertSnapshot {
  @PrimaryColumn('uuid') id!: AccountId;
  @Column('text', { array: true }) competences!: string[];
  @Column('date', { name: 'mandate_from', nullable: true }) mandateFrom!: Day | null;
  @Column('date', { name: 'mandate_to', nullable: true }) mandateTo!: Day | null;
  @Column('int') version!: number;
}

@Entity({ schema: 'evaluation', name: 'dossier' })
export class EvaluatedDossierRow implements EvaluatedDossierSnapshot {
  @PrimaryColumn('uuid') id!: DossierId;
  @Column('text') number!: string;
  @Column('text', { nullable: true }) kind!: string | null;
  @Column('uuid', { name: 'application_id', nullable: true }) applicationId!: string | null;
  @Column('text', { name: 'application_name' }) applicationName!: string;
  @Column('text', { name: 'publisher_name' }) publisherName!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: OrganisationId;
  @Column('text') siren!: string;
  @Column('text') category!: string;
  @Column('text') tier!: string;
  @Column('text', { name: 'framework_version' }) frameworkVersion!: string;
  @Column('int', { name: 'submission_version' }) submissionVersion!: number;
  @Column('uuid', { name: 'lead_id' }) leadId!: AccountId;
  @Column('text') phase!: DossierPhase;
  @Column('int', { name: 'moved_version' }) movedVersion!: number;
  @Column('int') round!: number;
  @Column('text', { name: 'round_criteria', array: true }) roundCriteria!: string[];
  @Column('int', { name: 'unsealed_round' }) unsealedRound!: number;
  @Column('timestamptz', { name: 'quorum_at', nullable: true }) quorumAt!: Date | null;
  @Column('text') seed!: string;
  @Column('text', { nullable: true }) outcome!: string | null;
  @Column('timestamptz', { name: 'opened_at' }) openedAt!: Date;
  @Column('int') version!: number;
}

@Entity({ schema: 'evaluation', name: 'assignment' })
export class AssignmentRow implements AssignmentSnapshot {
  @PrimaryColumn('uuid') id!: AssignmentId;
  @Column('uuid', { name: 'dossier_id' }) dossierId!: DossierId;
  @Column('uuid', { name: 'expert_id' }) expertId!: AccountId;
  @Column('int') round!: number;
  @Column('text', { array: true }) criteria!: string[];
  @Column('text', { name: 'to_score', array: true }) toScore!: string[];
  @Column('text') state!: AssignmentState;
  @Column('uuid', { name: 'declaration_id', nullable: true }) declarationId!: DeclarationId | null;
  @Column('uuid', { name: 'invited_by' }) invitedBy!: AccountId;
  @Column('timestamptz', { name: 'invited_at' }) invitedAt!: Date;
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt!: Date | null;
  @Column('jsonb', { name: 'more_time', nullable: true }) moreTime!: MoreTime | null;
  @Column('text', { name: 'ended_reason', nullable: true }) endedReason!: string | null;
  @Column('int') version!: number;
}

export const evaluationRows = [ExpertRow, EvaluatedDossierRow, AssignmentRow];
