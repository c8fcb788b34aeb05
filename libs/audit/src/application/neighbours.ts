import type { Day, OrganisationId, WorkingCalendar } from '#libs/kernel';
import type { DraftFinding, SampledCriterion } from '../domain/audit/audit-snapshot.js';
import type { ApplicationId, ListingId } from '../domain/ids.js';
import type { ScoreWeights } from '../domain/plan/score.js';
import type { ProofLife } from '../domain/plan/terms.js';
import type { LastingRule } from '../domain/trigger/lasting-failure.js';

/** What this context knows of a listing: what `referencing` publishes for audits. */
export interface ListedApplication {
  readonly listingId: ListingId;
  readonly applicationId: ApplicationId;
  readonly applicationName: string;
  readonly organisationId: OrganisationId;
  readonly tier: string;
  readonly frameworkVersion: string;
  /** Active or suspended. */
  readonly isLive: boolean;
  readonly suspendedOn: Day | null;
  /** Day of the decision that judged a file last. */
  readonly assessedOn: Day;
  /** Changes of the application since then that no decision covers. */
  readonly changes: number;
}

/** One listing with what an audit of it can look at. */
export interface AuditableListing extends ListedApplication {
  /** What was judged then and applies. */
  readonly criteria: readonly Pick<SampledCriterion, 'criterion' | 'severity'>[];
}

export abstract class AuditedListings {
  abstract live(): Promise<ListedApplication[]>;
  abstract find(listing: ListingId): Promise<AuditableListing | undefined>;
  /** The proofs on which each live listing rests. */
  abstract proofs(): Promise<ReadonlyMap<ListingId, readonly ProofLife[]>>;
}

/** Every figure of this context, from one version of the policy and from the data beside it. */
export interface AuditRule {
  readonly frameworkVersion: string;
  readonly policyVersion: string;
  readonly tiers: readonly string[];
  readonly weights: ScoreWeights;
  readonly shareByDraw: number;
  readonly routineMonths: Readonly<Record<string, number | null>>;
  /** Limits as the policy writes them: `10wd`. */
  readonly notice: string;
  readonly fieldwork: string;
  readonly accessToEvidence: string;
  readonly observations: string;
  /** The least share of the criteria that an audit of this tier looks at. */
  sampleRate(tier: string): number;
  readonly oldAfter: number;
  readonly obstruction: Pick<DraftFinding, 'criterion' | 'severity' | 'text'>;
  /** Severities whose findings ask for a suspension at once. */
  readonly critical: ReadonlySet<string>;
  /** When an automatic check that goes on failing is audited out of turn, and of which severities. */
  readonly failedCheck: LastingRule & { readonly severities: ReadonlySet<string> };
  /** The check that the framework names for a criterion. */
  automaticCheckOf(criterion: string): string | undefined;
  readonly calendar: WorkingCalendar;
}

export abstract class AuditRules {
  /** @throws Conflict (`no_framework_in_force`) */
  abstract inForce(): Promise<AuditRule>;
  abstract of(frameworkVersion: string): Promise<AuditRule>;
}

export interface ReportSignal {
  /** Shrunk rate of reports over the rate of the category. */
  readonly ratio: number;
  /** Rise of health and data complaints, from 0 to 1. */
  readonly complaints: number;
}

/** What reports of users say. Listings without a report are left out. */
export abstract class ReportSignals {
  abstract all(): Promise<ReadonlyMap<ListingId, ReportSignal>>;
}
