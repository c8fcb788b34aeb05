import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type Day, dayOf, type Id, lastDay, type WorkingCalendar } from '#libs/kernel';
import type { Changes, TransitionDays } from './changes.js';
import type { FrameworkVersionId, FrameworkVersionSnapshot } from './framework-version.js';
import type { Impact } from './impact-count.js';
import type { Policy } from './policy.js';

export type ImpactSimulationId = Id<'ImpactSimulation'>;

export const SIMULATION_STATES = ['running', 'done', 'failed'] as const;
export type SimulationState = (typeof SIMULATION_STATES)[number];

/** All that the impact depends on, besides the listings themselves. */
export interface SimulationBasis {
  readonly version: string;
  /** SHA-256 of the text of the version, in hexadecimal. */
  readonly contentHash: string;
  readonly policyNumber: string;
  readonly changes: Changes;
  readonly effectiveOn: Day;
  readonly transitionOn: TransitionDays;
}

/** What a version would do to current listings: computed while it may be, then a document that never changes. */
export interface ImpactSimulation {
  readonly id: ImpactSimulationId;
  readonly versionId: FrameworkVersionId;
  readonly state: SimulationState;
  readonly basis: SimulationBasis;
  readonly basisHash: string;
  /** Listings to look at, as counted at the start, and those looked at. */
  readonly listings: number;
  readonly done: number;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly impact: Impact | null;
  /** SHA-256 of the JSON document, in hexadecimal. */
  readonly documentHash: string | null;
  readonly fault: string | null;
}

export function basisOf(
  { number, content, policyNumber }: FrameworkVersionSnapshot,
  changes: Changes,
  effectiveOn: Day,
  transitionOn: TransitionDays,
): SimulationBasis {
  return { version: number, contentHash: contentHashOf(content), policyNumber, changes, effectiveOn, transitionOn };
}

export const contentHashOf = (content: string): string => createHash('sha256').update(content, 'utf8').digest('hex');

/** RFC 8785, then SHA-256, in hexadecimal. */
export const hashOfBasis = (basis: SimulationBasis): string =>
  createHash('sha256')
    .update(canonicalize(basis) ?? '', 'utf8')
    .digest('hex');

export const STALENESS = ['not_simulated', 'not_finished', 'basis_changed', 'too_old'] as const;
export type Staleness = (typeof STALENESS)[number];

/** Why nothing may be published with this simulation today; undefined when it may. */
export function stalenessOf(
  simulation: ImpactSimulation | undefined,
  basisHash: string,
  { framework_versions: limits }: Policy,
  calendar: WorkingCalendar,
  today: Day,
): Staleness | undefined {
  if (!simulation) return 'not_simulated';
  if (simulation.basisHash !== basisHash) return 'basis_changed';
  if (simulation.state !== 'done' || !simulation.endedAt) return 'not_finished';
  const valid = limits?.simulation_valid;
  const tooOld = valid !== undefined && lastDay(dayOf(simulation.endedAt), valid, calendar) < today;
  return tooOld ? 'too_old' : undefined;
}
