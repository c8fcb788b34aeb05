import type { ApplicationId } from '../../domain/application-id.js';
import type { Period } from '../../domain/usage/usage-period.js';

/** How many people an application reaches, by the latest month its publisher told. */
export interface ReachFigures {
  readonly downloads: number;
  readonly activeUsers: number;
  readonly period: Period;
}

/** The largest latest figures in the catalogue, each on its own; nought while nobody told any. */
export interface ReachMaximum {
  readonly downloads: number;
  readonly activeUsers: number;
}

export interface ReachOfOne {
  /** Null when nothing was ever told. */
  readonly latest: ReachFigures | null;
  readonly maximum: ReachMaximum;
}

/** What other contexts may ask about reach: the score of audits measures it against the maximum (policy.md, 5). */
export abstract class Reach {
  abstract of(application: string): Promise<ReachOfOne>;
  /** Those that told something, by id. */
  abstract ofMany(applications: readonly string[]): Promise<ReadonlyMap<ApplicationId, ReachFigures>>;
  /** Over the applications that are in the catalogue now, suspended ones included. */
  abstract maximum(): Promise<ReachMaximum>;
}
