import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ActionNotAllowed, type Actor, Clock, Conflict, type Day, dayOf, newId } from '#libs/kernel';
import type { FrameworkVersion, FrameworkVersionId } from '../../domain/framework-version.js';
import { frameworkVersionLifecycle } from '../../domain/framework-version.lifecycle.js';
import { impactOn, type ListingImpact, type Prospect } from '../../domain/impact.js';
import { ImpactCount } from '../../domain/impact-count.js';
import { impactDocument } from '../../domain/impact-document.js';
import {
  contentHashOf,
  hashOfBasis,
  type ImpactSimulation,
  type ImpactSimulationId,
} from '../../domain/impact-simulation.js';
import { type CriteriaScope, CriteriaWork } from '../criteria.work.js';
import { basisFor } from './basis-for.js';
import { prospectOf } from './prospect.js';

/** Listings looked at in one transaction: what a killed worker has to do again at most. */
export const LISTINGS_AT_ONCE = 500;

export const SIMULATE_IMPACT = 'criteria.simulate-impact';

export interface SimulationWork {
  readonly versionId: FrameworkVersionId;
  readonly simulationId: ImpactSimulationId;
  /** The last listing that was looked at. */
  readonly after: string | null;
}

/** What a version would do to current listings if it took effect that day: begun by an editor, done by the worker. */
@Injectable()
export class SimulateImpact {
  constructor(
    private readonly work: CriteriaWork,
    private readonly clock: Clock,
  ) {}

  /**
   * A simulation that still runs is given up for the new one.
   * @throws ActionNotAllowed once published; Conflict (`changes_classed`) before the editors said what the changes mean
   */
  begin(actor: Actor, versionId: FrameworkVersionId, effectiveOn: Day): Promise<void> {
    return this.work.transaction(async (scope) => {
      const version = await scope.versions.getForUpdate(versionId);
      if (!version.isInTheMaking) {
        throw new ActionNotAllowed(frameworkVersionLifecycle.name, 'simulateImpact', version.state);
      }
      const basis = await basisFor(scope, version.toSnapshot(), effectiveOn);
      if (!basis) throw new Conflict('changes_classed', 'Say first what the changes mean for those already listed.');
      const at = this.clock.now();
      await this.giveUp(scope, versionId, at);

      const id = newId<'ImpactSimulation'>();
      await scope.simulations.start({
        id,
        versionId,
        state: 'running',
        basis,
        basisHash: hashOfBasis(basis),
        listings: await scope.neighbours.countListings(),
        done: 0,
        startedAt: at,
        endedAt: null,
        impact: null,
        documentHash: null,
        fault: null,
      });
      await scope.order(SIMULATE_IMPACT, { versionId, simulationId: id, after: null } satisfies SimulationWork, at);
      const facts = { simulation: id, effectiveOn };
      await scope.record({ kind: 'criteria.framework-impact-simulated', version, actor, at, facts });
    });
  }

  /** The next listings, or the end. In the transaction in which the delivery is marked as done. */
  async continue(scope: CriteriaScope, { versionId, simulationId, after }: SimulationWork): Promise<void> {
    const version = await scope.versions.getForUpdate(versionId);
    const simulation = await scope.simulations.getForUpdate(simulationId);
    if (simulation.state !== 'running') return;
    const prospect = await this.prospect(scope, version, simulation);
    if (!prospect) return this.fail(scope, simulation, 'basis_changed');

    const listings = await scope.neighbours.listings(after, LISTINGS_AT_ONCE);
    await scope.simulations.keep(
      simulationId,
      listings.map((listing) => impactOn(listing, prospect)),
    );
    const progress = { ...simulation, done: simulation.done + listings.length };
    const last = listings.at(-1);
    if (!last || listings.length < LISTINGS_AT_ONCE) return this.finish(scope, progress);
    await scope.simulations.save(progress);
    const next: SimulationWork = { versionId, simulationId, after: last.listingId };
    await scope.order(SIMULATE_IMPACT, next, this.clock.now());
  }

  /** Something that no retry mends. */
  async fail(scope: CriteriaScope, simulation: ImpactSimulation, fault: string): Promise<void> {
    await scope.simulations.save({ ...simulation, state: 'failed', endedAt: this.clock.now(), fault });
  }

  private async finish(scope: CriteriaScope, simulation: ImpactSimulation): Promise<void> {
    const count = new ImpactCount(simulation.basis.transitionOn);
    const hash = createHash('sha256');
    const document = impactDocument(simulation, counted(scope.simulations.lines(simulation.id), count), () =>
      count.summary(),
    );
    for await (const piece of document) hash.update(piece, 'utf8');
    await scope.simulations.save({
      ...simulation,
      state: 'done',
      endedAt: this.clock.now(),
      impact: count.summary(),
      documentHash: hash.digest('hex'),
    });
  }

  private async giveUp(scope: CriteriaScope, versionId: FrameworkVersionId, endedAt: Date): Promise<void> {
    const latest = await scope.simulations.latestOf(versionId);
    if (latest?.state !== 'running') return;
    const running = await scope.simulations.getForUpdate(latest.id);
    if (running.state === 'running') {
      await scope.simulations.save({ ...running, state: 'failed', endedAt, fault: 'superseded' });
    }
  }

  /** Undefined when the version is no longer the one whose impact is computed. */
  private async prospect(
    scope: CriteriaScope,
    version: FrameworkVersion,
    { basis, startedAt }: ImpactSimulation,
  ): Promise<Prospect | undefined> {
    const { content, policyNumber } = version.toSnapshot();
    if (contentHashOf(content) !== basis.contentHash || policyNumber !== basis.policyNumber) return undefined;
    return prospectOf(scope, version.toSnapshot(), basis, dayOf(startedAt));
  }
}

async function* counted(lines: AsyncIterable<ListingImpact>, count: ImpactCount): AsyncGenerator<ListingImpact> {
  for await (const line of lines) {
    count.add(line);
    yield line;
  }
}
