import type { AuditState } from '../../domain/audit/audit.lifecycle.js';
import type { ListingId } from '../../domain/ids.js';
import type { AuditPlanSnapshot } from '../../domain/plan/audit-plan.js';
import type { ScoredListing } from './score-listings.js';

/** A plan and how far it has come. */
export interface ReadPlan {
  readonly plan: AuditPlanSnapshot;
  readonly progress: Readonly<Record<AuditState, number>>;
  /** Planned audits whose day has passed. */
  readonly overdue: number;
}

export interface ReadCandidate extends ScoredListing {
  readonly applicationName: string;
  readonly chosen: 'risk' | 'draw' | null;
}

/** The published result of a draw, whole: whoever has it can redo the draw. */
export interface DrawRecord {
  readonly seed: string;
  readonly population: readonly ListingId[];
  readonly n: number;
  readonly drawn: readonly ListingId[];
}

export abstract class PlanReads {
  /** Newest year first. */
  abstract list(): Promise<ReadPlan[]>;
  abstract ofYear(year: number): Promise<ReadPlan | null>;
  /** By falling score. */
  abstract candidates(year: number): Promise<ReadCandidate[]>;
  /** Null until it is published. */
  abstract draw(year: number): Promise<DrawRecord | null>;
}
