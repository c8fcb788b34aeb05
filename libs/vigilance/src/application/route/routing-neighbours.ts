import type { AccountId } from '#libs/kernel';
import type { CaseId } from '../../domain/case/case-snapshot.js';
import type { ReportId } from '../../domain/report/triage.js';
import type { RouteDecision, RouteReading, RoutingBook } from '../../domain/route/routing.js';

/** The rules that say who is told of what. */
export abstract class RoutingBooks {
  abstract readonly current: RoutingBook;
}

/** What a route rests on, read in a transaction or beside one. */
export interface RouteSource {
  /** What software read of these reports. */
  readingsOf(reports: readonly ReportId[]): Promise<readonly (RouteReading & { readonly topic: string | null })[]>;
  /** Of the application, as the catalogue has it. */
  categoryOf(applicationId: string): Promise<string | null>;
}

export interface RouteKept extends RouteDecision {
  readonly by: AccountId;
  readonly at: Date;
  /** Why it was corrected; null when it was accepted without a word. */
  readonly motive: string | null;
}

export interface RouteOf {
  readonly kind: 'incident-report' | 'incident-case';
  readonly id: ReportId | CaseId;
}

/** Never rewritten: a later word of a person is another row. */
export interface RouteStore extends RouteSource {
  add(of: RouteOf, kept: RouteKept): Promise<void>;
}

export abstract class RouteReads implements RouteSource {
  abstract readingsOf(
    reports: readonly ReportId[],
  ): Promise<readonly (RouteReading & { readonly topic: string | null })[]>;
  abstract categoryOf(applicationId: string): Promise<string | null>;
  /** What people said, first to last. */
  abstract decisions(of: RouteOf): Promise<readonly RouteKept[]>;
}
