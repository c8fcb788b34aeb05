import type { AccountId, Role } from '#libs/kernel';
import type { AssignmentId, AssignmentSnapshot } from '../domain/assignment.js';
import type { AssignmentState } from '../domain/assignment.lifecycle.js';
import type { DossierId } from '../domain/evaluated-dossier.js';
import type { DatedScore, ReviewPhase } from './evaluation.work.js';

/** Whose assignments may be listed at all: his own, and those of the dossiers he leads. */
export interface AssignmentHorizon {
  readonly accountId: AccountId;
  readonly leads: boolean;
}

export interface AssignmentFilter {
  readonly dossierId?: DossierId;
  readonly state?: AssignmentState;
}

export interface AssignmentLine extends AssignmentSnapshot {
  readonly dossierNumber: string;
  readonly applicationName: string;
  readonly publisherName: string;
}

export interface Viewer {
  readonly accountId: AccountId;
  readonly role: Role;
}

/** A review as somebody may see it: without its author, unless it is his own. */
export interface VisibleReview {
  readonly id: string;
  readonly assignmentId: AssignmentId;
  readonly own: boolean;
  /** False once it was voided: kept in the record, counted for nothing. */
  readonly standing: boolean;
  /** The neutral name of its author in this dossier; null while the round is sealed. */
  readonly label: string | null;
  readonly round: number;
  readonly number: number;
  readonly phase: ReviewPhase;
  readonly submittedAt: Date;
  readonly hash: string;
  readonly frameworkVersion: string;
  readonly scores: readonly DatedScore[];
}

export interface RatedCriterion {
  readonly dossierId: DossierId;
  readonly criterion: string;
  readonly brick: string;
  readonly expertId: AccountId;
  readonly verdict: string;
}

export interface AgreementPeriod {
  readonly year?: number;
  readonly frameworkVersion?: string;
}

/** Lists and looks across dossiers. Whatever tells of a review asks `visible_reviews` first. */
export abstract class EvaluationReads {
  abstract assignments(
    horizon: AssignmentHorizon,
    filter: AssignmentFilter,
    after: string | undefined,
    limit: number,
  ): Promise<AssignmentLine[]>;
  /** Every version he may see, oldest first; of one criterion when it is named. */
  abstract reviews(viewer: Viewer, dossier: DossierId, criterion?: string): Promise<VisibleReview[]>;
  /** The verdicts given blind, in rounds that are open since. */
  abstract blindRatings(viewer: Viewer, period: AgreementPeriod): Promise<RatedCriterion[]>;
  abstract assignmentParties(id: string): Promise<{ expertId: AccountId; leadId: AccountId } | null>;
  abstract leadOf(dossier: string): Promise<AccountId | null>;
}
