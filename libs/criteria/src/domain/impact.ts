import { applicableCriteria } from './applicability.js';
import { type ChangeClasses, reopens } from './change-class.js';
import type { Facts } from './facts.js';
import type { Framework } from './framework.js';
import { tierOf } from './tier.js';
import type { Tier } from './vocabulary.js';

export interface ListedFacts {
  readonly listingId: string;
  readonly facts: Facts;
}

/** What a new version would ask of one listing that it was not asked before. */
export interface ListingImpact {
  readonly listingId: string;
  readonly tierBefore: Tier;
  readonly tierAfter: Tier;
  /** Criteria classed tightened or new mandatory that apply to it, in the order of the framework. */
  readonly reopened: readonly string[];
}

export interface Impact {
  readonly listings: number;
  readonly hit: number;
  /** How many listings each reopened criterion hits. */
  readonly byCriterion: Readonly<Record<string, number>>;
}

/** Which current listings have something to do before their transition date. */
export function impactsOf(
  before: Framework,
  after: Framework,
  classes: ChangeClasses,
  listings: readonly ListedFacts[],
): ListingImpact[] {
  return listings.map(({ listingId, facts }) => {
    const { tier, criteria } = applicableCriteria(after, facts);
    return {
      listingId,
      tierBefore: tierOf(before.proportionality, facts),
      tierAfter: tier,
      reopened: criteria
        .filter(({ id, obligation }) => obligation === 'obligatoire' && reopens(classes[id]))
        .map(({ id }) => id),
    };
  });
}

/** The same without any listing named: what is published. */
export function summaryOf(impacts: readonly ListingImpact[]): Impact {
  const byCriterion: Record<string, number> = {};
  for (const id of impacts.flatMap(({ reopened }) => reopened)) byCriterion[id] = (byCriterion[id] ?? 0) + 1;
  return { listings: impacts.length, hit: impacts.filter(({ reopened }) => reopened.length > 0).length, byCriterion };
}
