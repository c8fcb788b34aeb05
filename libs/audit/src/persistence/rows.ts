import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, Day, OrganisationId } from '#libs/kernel';
import type { AuditState } from '../domain/audit/audit.lifecycle.js';
import type {
  AccessRequest,
  AuditOutcome,
  AuditSnapshot,
  DraftFinding,
  FollowedFinding,
  SampledCriterion,
  SelectionReason,
} from '../domain/audit/audit-snapshot.js';
import type { ApplicationId, AuditId, AuditPlanId, ListingId } from '../domain/ids.js';
import type { AuditPlanSnapshot } from '../domain/plan/audit-plan.js';
import type { PlanState } from '../domain/plan/audit-plan.lifecycle.js';
import type { ScorePart } from '../domain/plan/score.js';
import type { CheckResult, CheckRun, CheckRunId, StrikeOff, StrikeOffId } from '../domain/trigger/signs.js';

/** The tables of this context, and nothing but the tables. Candidates are written in one batch, without entities. */

const WHOLE = { from: Number, to: (value: number) => value };

/** JSON knows no moments. */
export interface WrittenAccess extends Omit<AccessRequest, 'givenAt'> {
  readonly givenAt: string | null;
}

@Entity({ schema: 'audit', name: 'plan' })
export class AuditPlanRow implements AuditPlanSnapshot {
  @PrimaryColumn('uuid') id!: AuditPlanId;
  @Column('int') year!: number;
  @Column('int') capacity!: number;
  @Column('text', { name: 'framework_version' }) frameworkVersion!: string;
  @Column('text', { name: 'policy_version' }) policyVersion!: string;
  @Column('text', { name: 'population_hash' }) populationHash!: string;
  @Column('int', { name: 'population_size' }) populationSize!: number;
  @Column('uuid', { name: 'chosen_by_score', array: true }) chosenByScore!: ListingId[];
  @Column('int', { name: 'places_by_draw' }) placesByDraw!: number;
  @Column('timestamptz', { name: 'frozen_at' }) frozenAt!: Date;
  @Column('uuid', { name: 'frozen_by' }) frozenBy!: AccountId;
  @Column('int8', { transformer: WHOLE }) entry!: number;
  @Column('text', { nullable: true }) seed!: string | null;
  @Column('text', { nullable: true }) checkpoint!: string | null;
  @Column('int', { nullable: true }) ranks!: number | null;
  @Column('uuid', { array: true }) drawn!: ListingId[];
  @Column('timestamptz', { name: 'drawn_at', nullable: true }) drawnAt!: Date | null;
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt!: Date | null;
  @Column('text') state!: PlanState;
  @Column('int') version!: number;
}

@Entity({ schema: 'audit', name: 'audit' })
export class AuditRow implements Omit<AuditSnapshot, 'access'> {
  @PrimaryColumn('uuid') id!: AuditId;
  @Column('uuid', { name: 'plan_id', nullable: true }) planId!: AuditPlanId | null;
  @Column('uuid', { name: 'listing_id' }) listingId!: ListingId;
  @Column('uuid', { name: 'application_id' }) applicationId!: ApplicationId;
  @Column('text', { name: 'application_name' }) applicationName!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: OrganisationId;
  @Column('text', { name: 'framework_version' }) frameworkVersion!: string;
  @Column('text') tier!: string;
  @Column('text') reason!: SelectionReason;
  @Column('text') cause!: string;
  @Column('text') motive!: string;
  @Column('float8', { nullable: true }) score!: number | null;
  @Column('jsonb', { name: 'score_parts' }) scoreParts!: ScorePart[];
  @Column('text', { nullable: true }) seed!: string | null;
  @Column('date', { name: 'planned_on' }) plannedOn!: Day;
  @Column('boolean', { nullable: true }) announced!: boolean | null;
  @Column('text', { nullable: true }) mission!: string | null;
  @Column('date', { name: 'starts_on', nullable: true }) startsOn!: Day | null;
  @Column('uuid', { name: 'lead_id', nullable: true }) leadId!: AccountId | null;
  @Column('uuid', { array: true }) team!: AccountId[];
  @Column('jsonb') sample!: SampledCriterion[];
  @Column('timestamptz', { name: 'told_at', nullable: true }) toldAt!: Date | null;
  @Column('timestamptz', { name: 'started_at', nullable: true }) startedAt!: Date | null;
  @Column('date', { name: 'fieldwork_due_on', nullable: true }) fieldworkDueOn!: Day | null;
  @Column('jsonb', { nullable: true }) access!: WrittenAccess | null;
  @Column('text', { nullable: true }) report!: string | null;
  @Column('timestamptz', { name: 'reported_at', nullable: true }) reportedAt!: Date | null;
  @Column('jsonb') drafts!: DraftFinding[];
  @Column('date', { name: 'observations_due_on', nullable: true }) observationsDueOn!: Day | null;
  @Column('text', { nullable: true }) observations!: string | null;
  @Column('timestamptz', { name: 'observed_at', nullable: true }) observedAt!: Date | null;
  @Column('jsonb') followed!: FollowedFinding[];
  @Column('text', { nullable: true }) outcome!: AuditOutcome | null;
  @Column('text', { name: 'cancel_motive', nullable: true }) cancelMotive!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @Column('text') state!: AuditState;
  @Column('timestamptz', { name: 'state_since' }) stateSince!: Date;
  @Column('int') version!: number;
}

@Entity({ schema: 'audit', name: 'strike_off' })
export class StrikeOffRow implements StrikeOff {
  @PrimaryColumn('uuid') id!: StrikeOffId;
  @Column('uuid', { name: 'listing_id' }) listingId!: ListingId;
  @Column('text') authority!: string;
  @Column('date', { name: 'struck_off_on' }) struckOffOn!: Day;
  @Column('text', { nullable: true }) reference!: string | null;
  @Column('text') motive!: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: AccountId;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
}

@Entity({ schema: 'audit', name: 'check_run' })
export class CheckRunRow implements CheckRun {
  @PrimaryColumn('uuid') id!: CheckRunId;
  @Column('uuid', { name: 'listing_id' }) listingId!: ListingId;
  @Column('text') criterion!: string;
  @Column('text', { name: 'check_name' }) checkName!: string;
  @Column('text') result!: CheckResult;
  @Column('text') seen!: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: AccountId;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
}

export const auditRows = [AuditPlanRow, AuditRow, StrikeOffRow, CheckRunRow];
