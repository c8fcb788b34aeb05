import { Injectable } from '@nestjs/common';
import { Clock, Conflict, type Day } from '#libs/kernel';
import type { FrameworkVersionId } from '../../domain/framework-version.js';
import { impactOn, type ListingImpact } from '../../domain/impact.js';
import { type Impact, ImpactCount } from '../../domain/impact-count.js';
import { CriteriaWork } from '../criteria.work.js';
import { basisFor } from './basis-for.js';
import { prospectOf } from './prospect.js';
import { LISTINGS_AT_ONCE } from './simulate-impact.js';

export interface ImpactPreview {
  readonly impact: Impact;
  /** Only those that must do something, or that a person has to look at. */
  readonly hit: readonly ListingImpact[];
}

/** The same computation as the one that is attached to a publication, at once and kept nowhere. */
@Injectable()
export class PreviewImpact {
  constructor(
    private readonly work: CriteriaWork,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound; Conflict (`changes_classed`) before the editors said what the changes mean */
  execute(id: FrameworkVersionId, effectiveOn: Day): Promise<ImpactPreview> {
    return this.work.transaction(async (scope) => {
      const version = (await scope.versions.getForUpdate(id)).toSnapshot();
      const basis = await basisFor(scope, version, effectiveOn);
      if (!basis) throw new Conflict('changes_classed', 'Say first what the changes mean for those already listed.');
      const prospect = await prospectOf(scope, version, basis, this.clock.today());
      const count = new ImpactCount(basis.transitionOn);
      const hit: ListingImpact[] = [];
      for (let after: string | null = null, full = true; full; ) {
        const listings = await scope.neighbours.listings(after, LISTINGS_AT_ONCE);
        for (const listing of listings) {
          const line = impactOn(listing, prospect);
          count.add(line);
          if (line.criteria.length > 0 || line.tier === null) hit.push(line);
        }
        after = listings.at(-1)?.listingId ?? null;
        full = listings.length === LISTINGS_AT_ONCE;
      }
      return { impact: count.summary(), hit };
    });
  }
}
