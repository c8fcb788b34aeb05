import type { Actor, Day, LastChange } from '#libs/kernel';
import type { FrameworkVersion, FrameworkVersionId } from '../domain/framework-version.js';
import type { ListingImpact, Standing } from '../domain/impact.js';
import type { ImpactSimulation, ImpactSimulationId } from '../domain/impact-simulation.js';
import type { CriteriaEvent } from './criteria.events.js';

export interface FrameworkChange {
  readonly kind: string;
  readonly version: FrameworkVersion;
  readonly actor: Actor;
  readonly at: Date;
  readonly from?: string;
  readonly facts?: Readonly<Record<string, string | number | readonly string[]>>;
}

/** Whoever reads a version to change it holds it until the transaction ends. */
export interface FrameworkVersions {
  /** @throws NotFound */
  getForUpdate(id: FrameworkVersionId): Promise<FrameworkVersion>;
  inForceForUpdate(): Promise<FrameworkVersion | undefined>;
  inState(state: 'closing'): Promise<FrameworkVersion[]>;
  /** @throws Conflict (`already_exists`) when the number is taken */
  add(version: FrameworkVersion): Promise<void>;
  save(version: FrameworkVersion): Promise<void>;
}

export interface PolicyText {
  readonly number: string;
  readonly policy: string;
  readonly content: string;
}

export interface Policies {
  /** @throws NotFound */
  content(number: string): Promise<string>;
  /** Keeps a policy under its number; the same text again changes nothing. @throws Conflict when the text differs */
  keep(policy: PolicyText, at: Date): Promise<void>;
}

export interface Releases {
  /** @throws Conflict when another text was released under this number, or an id that was removed comes back */
  record(number: string, content: string, criteria: readonly string[], on: Day): Promise<void>;
}

/** What this context must know of the others. */
export interface Neighbours {
  countListings(): Promise<number>;
  /** Live listings in the order of their ids, from the one after this. */
  listings(after: string | null, limit: number): Promise<Standing[]>;
  /** Dossiers still open that were pinned to this version. */
  openDossiersOn(number: string): Promise<number>;
}

/** Simulations of the impact of a version; lines are kept and read in the order of the listings. */
export interface Simulations {
  start(simulation: ImpactSimulation): Promise<void>;
  /** @throws NotFound */
  getForUpdate(id: ImpactSimulationId): Promise<ImpactSimulation>;
  latestOf(version: FrameworkVersionId): Promise<ImpactSimulation | undefined>;
  save(simulation: ImpactSimulation): Promise<void>;
  keep(id: ImpactSimulationId, lines: readonly ListingImpact[]): Promise<void>;
  lines(id: ImpactSimulationId): AsyncIterable<ListingImpact>;
}

/** What a use case of this context may touch, inside one transaction. */
export interface CriteriaScope {
  readonly versions: FrameworkVersions;
  readonly policies: Policies;
  readonly releases: Releases;
  readonly neighbours: Neighbours;
  readonly simulations: Simulations;
  /** One piece of work for the worker, done once this transaction is. */
  order(job: string, payload: object, at: Date): Promise<void>;
  readonly timers: {
    set(version: FrameworkVersionId, kind: string, dueAt: Date): Promise<void>;
    cancel(version: FrameworkVersionId): Promise<void>;
  };
  record(change: FrameworkChange): Promise<void>;
  lastChange(id: FrameworkVersionId): Promise<LastChange | undefined>;
  announce(event: CriteriaEvent): Promise<void>;
}

export abstract class CriteriaWork {
  abstract transaction<Result>(work: (scope: CriteriaScope) => Promise<Result>): Promise<Result>;
  /** For handlers of jobs: the transaction is the one in which their delivery is marked as done. */
  abstract within(transaction: unknown): CriteriaScope;
}
