import { Injectable } from '@nestjs/common';
import { Clock, SYSTEM } from '#libs/kernel';
import type { ChangeClass } from '../domain/change-class.js';
import type { FrameworkVersion, FrameworkVersionId } from '../domain/framework-version.js';
import { type CriteriaScope } from './criteria.work.js';

/** The day has come: the new version is in force, the former one closes in the same transaction. Twice is once. */
@Injectable()
export class EnterIntoForce {
  constructor(private readonly clock: Clock) {}

  async execute(scope: CriteriaScope, id: FrameworkVersionId): Promise<void> {
    const version = await scope.versions.getForUpdate(id);
    const { state, effectiveOn } = version.toSnapshot();
    if (state !== 'published' || effectiveOn === null || effectiveOn > this.clock.today()) return;

    const former = await scope.versions.inForceForUpdate();
    if (former) await this.close(scope, former);

    const at = this.clock.now();
    version.take('enterIntoForce', new Set(['effective_date_reached']), at);
    await scope.versions.save(version);
    await scope.record({
      kind: 'criteria.framework-entered-into-force',
      version,
      actor: SYSTEM,
      at,
      from: 'published',
    });
    await this.announce(scope, version, former?.toSnapshot().number ?? null, at);
  }

  private async close(scope: CriteriaScope, former: FrameworkVersion): Promise<void> {
    const at = this.clock.now();
    former.take('supersede', new Set(['newer_version_in_force']), at);
    await scope.versions.save(former);
    await scope.record({ kind: 'criteria.framework-superseded', version: former, actor: SYSTEM, at, from: 'in_force' });
  }

  private announce(scope: CriteriaScope, version: FrameworkVersion, previousVersion: string | null, at: Date) {
    const { number, publication } = version.toSnapshot();
    const classed = (wanted: ChangeClass) =>
      Object.entries(publication?.classes ?? {}).flatMap(([id, given]) => (given === wanted ? [id] : []));
    return scope.announce({
      name: 'criteria.framework-entered-into-force.v1',
      payload: {
        frameworkVersion: number,
        previousVersion,
        tightened: classed('tightened'),
        newMandatory: classed('new_mandatory'),
        transitionOn: publication?.transitionOn ?? null,
      },
      occurredAt: at,
    });
  }
}
