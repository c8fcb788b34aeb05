import type { Day } from '#libs/kernel';
import type { Scope } from '../domain/applicability.js';
import type { Framework } from '../domain/framework.js';
import type { Policy } from '../domain/policy.js';

/** A version that was published: its text never changes, so what is read from it may be kept. */
export interface PublishedFramework {
  readonly version: string;
  /** Phased-in criteria count their months from this day. */
  readonly publishedOn: Day;
  readonly effectiveOn: Day;
  readonly framework: Framework;
  readonly policy: Policy;
  /** Criteria classed tightened or new mandatory: listings comply with them anew. */
  readonly reopened: readonly string[];
  /** The last day to do so, by tier; null for a first version, which asks nothing of anybody. */
  readonly transitionOn: Readonly<Record<string, Day>> | null;
}

/** What the other contexts ask of this one. */
export abstract class Frameworks {
  /** The version that a new dossier pins; undefined in an installation that was never seeded. */
  abstract inForce(): Promise<PublishedFramework | undefined>;
  /** @throws NotFound unless the version was published */
  abstract get(version: string): Promise<PublishedFramework>;
  /** @throws NotFound unless the version was published */
  abstract policyOf(version: string): Promise<Policy>;
  /** @throws NotFound, Invalid (`facts_not_usable`) */
  abstract applicableCriteria(version: string, facts: unknown): Promise<Scope>;
}
