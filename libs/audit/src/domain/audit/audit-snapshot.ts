import type { AccountId, Day, OrganisationId } from '#libs/kernel';
import type { ApplicationId, AuditId, AuditPlanId, FindingId, ListingId } from '../ids.js';
import type { ScorePart } from '../plan/score.js';
import type { AuditState } from './audit.lifecycle.js';

/** Why this listing: its score, the draw, somebody's request, or something that happened. */
export const SELECTION_REASONS = ['risk', 'draw', 'request', 'event'] as const;
export type SelectionReason = (typeof SELECTION_REASONS)[number];

export const AUDIT_OUTCOMES = ['conform', 'corrected', 'non_conform'] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/** Words of the framework for what an auditor finds. */
export const RESULTS = ['conforme', 'non_conforme', 'non_applicable'] as const;
export type Result = (typeof RESULTS)[number];

export interface SampledCriterion {
  readonly criterion: string;
  readonly severity: string;
  readonly result: Result | null;
  /** What was found, and in what. */
  readonly text: string | null;
}

/** A finding the publisher has not been heard on yet. */
export interface DraftFinding {
  readonly criterion: string;
  readonly severity: string;
  readonly text: string;
  readonly state: 'draft' | 'kept' | 'dropped';
  readonly reason: string | null;
}

export interface AccessRequest {
  readonly documents: readonly string[];
  readonly askedOn: Day;
  readonly dueOn: Day;
  readonly givenAt: Date | null;
  /** How the publisher gave access, in his words. */
  readonly answer: string | null;
  /** The time passed without an answer, and the draft report says so. */
  readonly obstructed: boolean;
}

/** What became of a finding that was opened from this audit. */
export interface FollowedFinding {
  readonly findingId: FindingId;
  readonly state: 'verified' | 'waived' | 'failed';
}

export interface MissionLetter {
  readonly announced: boolean;
  /** What is audited and how, as the publisher reads it. */
  readonly mission: string;
  readonly startsOn: Day;
  readonly leadId: AccountId;
  readonly team: readonly AccountId[];
  readonly sample: readonly Pick<SampledCriterion, 'criterion' | 'severity'>[];
}

export interface AuditSnapshot {
  readonly id: AuditId;
  readonly planId: AuditPlanId | null;
  readonly listingId: ListingId;
  readonly applicationId: ApplicationId;
  /** As it was called when the audit was planned. */
  readonly applicationName: string;
  readonly organisationId: OrganisationId;
  readonly frameworkVersion: string;
  readonly tier: string;
  readonly reason: SelectionReason;
  /** What caused it; with the listing, unique: one cause audits once. */
  readonly cause: string;
  readonly motive: string;
  readonly score: number | null;
  readonly scoreParts: readonly ScorePart[];
  readonly seed: string | null;
  readonly plannedOn: Day;
  readonly announced: boolean | null;
  readonly mission: string | null;
  readonly startsOn: Day | null;
  readonly leadId: AccountId | null;
  readonly team: readonly AccountId[];
  readonly sample: readonly SampledCriterion[];
  /** When the publisher was told; until then the audit is not there for him. */
  readonly toldAt: Date | null;
  readonly startedAt: Date | null;
  readonly fieldworkDueOn: Day | null;
  readonly access: AccessRequest | null;
  readonly report: string | null;
  readonly reportedAt: Date | null;
  readonly drafts: readonly DraftFinding[];
  readonly observationsDueOn: Day | null;
  readonly observations: string | null;
  readonly observedAt: Date | null;
  readonly followed: readonly FollowedFinding[];
  readonly outcome: AuditOutcome | null;
  readonly cancelMotive: string | null;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
  readonly state: AuditState;
  readonly stateSince: Date;
  readonly version: number;
}
