import type { Day } from '#libs/kernel';
import type { TransitionDays } from './changes.js';
import type { ListingImpact } from './impact.js';
import { TIERS, type Tier } from './vocabulary.js';

interface TierImpact {
  readonly listings: number;
  readonly hit: number;
  readonly failing: number;
  /** The last day to comply. */
  readonly dueOn: Day;
}

/** The same without any listing named: what is published. */
export interface Impact {
  readonly listings: number;
  /** Those that must comply anew. */
  readonly hit: number;
  /** Those that would lose their place if nothing were done. */
  readonly failing: number;
  /** Those whose facts cannot be read under the version. */
  readonly unreadable: number;
  /** How many listings each reopened criterion hits. */
  readonly byCriterion: Readonly<Record<string, number>>;
  readonly byTier: Readonly<Partial<Record<Tier, TierImpact>>>;
  /** How many letters of each kind the version will cause: one for each publisher, whatever the number of its listings. */
  readonly letters: Readonly<Record<string, number>>;
}

export const NO_IMPACT: Impact = {
  listings: 0,
  hit: 0,
  failing: 0,
  unreadable: 0,
  byCriterion: {},
  byTier: {},
  letters: {},
};

/** Counts what streams by, so that nothing has to be kept of it but who would get a letter. */
export class ImpactCount {
  private readonly byCriterion = new Map<string, number>();
  private readonly addressees = new Map<string, Set<string>>();
  private readonly tiers = new Map<Tier, { listings: number; hit: number; failing: number }>();
  private readonly all = { listings: 0, hit: 0, failing: 0, unreadable: 0 };

  constructor(private readonly transitionOn: TransitionDays) {}

  add({ tier, organisationId, criteria, fails, letters }: ListingImpact): void {
    const hit = criteria.length > 0 ? 1 : 0;
    const failing = fails ? 1 : 0;
    this.all.listings += 1;
    this.all.hit += hit;
    this.all.failing += failing;
    if (tier === null) this.all.unreadable += 1;
    for (const id of criteria) this.byCriterion.set(id, (this.byCriterion.get(id) ?? 0) + 1);
    for (const letter of letters) {
      this.addressees.set(letter, (this.addressees.get(letter) ?? new Set()).add(organisationId));
    }
    if (tier === null) return;
    const sum = this.tiers.get(tier) ?? { listings: 0, hit: 0, failing: 0 };
    this.tiers.set(tier, {
      listings: sum.listings + 1,
      hit: sum.hit + hit,
      failing: sum.failing + failing,
    });
  }

  summary(): Impact {
    const byTier = TIERS.flatMap((tier) => {
      const sum = this.tiers.get(tier);
      return sum ? [[tier, { ...sum, dueOn: this.transitionOn[tier] }] as const] : [];
    });
    return {
      ...this.all,
      byCriterion: Object.fromEntries([...this.byCriterion].sort()),
      byTier: Object.fromEntries(byTier),
      letters: Object.fromEntries([...this.addressees].sort().map(([letter, { size }]) => [letter, size])),
    };
  }
}
