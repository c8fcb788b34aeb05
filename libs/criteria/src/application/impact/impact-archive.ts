import type { Day } from '#libs/kernel';
import type { FrameworkVersionId } from '../../domain/framework-version.js';
import type { ListingImpact } from '../../domain/impact.js';
import type { ImpactSimulation, Staleness } from '../../domain/impact-simulation.js';

export interface ImpactSheet {
  readonly simulation: ImpactSimulation;
  /** Why nothing may be published with it today; undefined when it may. Always undefined once the version is published. */
  readonly stale: Staleness | undefined;
  readonly today: Day;
}

/** Simulations for those who read them. */
export abstract class ImpactArchive {
  /** The last one begun. @throws NotFound */
  abstract latest(version: FrameworkVersionId): Promise<ImpactSheet>;
  /** The lines of one that is done, page by page, in the order of the listings. */
  abstract lines(simulation: ImpactSimulation): AsyncIterable<ListingImpact>;
}
