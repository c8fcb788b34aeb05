import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, frenchCalendar, NotFound } from '#libs/kernel';
import { CriteriaWork } from '../../application/criteria.work.js';
import { basisFor } from '../../application/impact/basis-for.js';
import { ImpactArchive, type ImpactSheet } from '../../application/impact/impact-archive.js';
import type { FrameworkVersionId } from '../../domain/framework-version.js';
import type { ListingImpact } from '../../domain/impact.js';
import { hashOfBasis, type ImpactSimulation, stalenessOf } from '../../domain/impact-simulation.js';
import { policyFrom } from '../../notation/parse-policy.js';
import { linesOf } from './pg-simulations.js';

@Injectable()
export class PgImpactArchive extends ImpactArchive {
  constructor(
    private readonly database: DataSource,
    private readonly work: CriteriaWork,
    private readonly clock: Clock,
  ) {
    super();
  }

  latest(id: FrameworkVersionId): Promise<ImpactSheet> {
    const today = this.clock.today();
    return this.work.transaction(async (scope) => {
      const simulation = await scope.simulations.latestOf(id);
      if (!simulation) throw new NotFound('simulation', id);
      const version = await scope.versions.getForUpdate(id);
      if (!version.isInTheMaking) return { simulation, stale: undefined, today };
      const basis = await basisFor(scope, version.toSnapshot(), simulation.basis.effectiveOn);
      const ruling = (await scope.versions.inForceForUpdate()) ?? version;
      const policy = policyFrom(await scope.policies.content(ruling.toSnapshot().policyNumber));
      const calendar = frenchCalendar({ alsaceMoselle: policy.calendar.alsace_moselle });
      const hash = basis ? hashOfBasis(basis) : '';
      return { simulation, stale: stalenessOf(simulation, hash, policy, calendar, today), today };
    });
  }

  lines({ id }: ImpactSimulation): AsyncIterable<ListingImpact> {
    return linesOf(this.database.manager, id);
  }
}
