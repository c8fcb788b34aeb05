import { Injectable } from '@nestjs/common';
import { Clock, Conflict, Invalid } from '#libs/kernel';
import { type Changes, faultsOf } from '../domain/changes.js';
import { differenceOf } from '../domain/difference.js';
import { frameworkFrom } from '../notation/parse-framework.js';
import { CriteriaWork } from './criteria.work.js';
import { type Commanded, onFrameworkVersion } from './framework-action.js';

/** The editors say what each change means for those already listed, and how long these have to comply. */
@Injectable()
export class ClassChanges {
  constructor(
    private readonly work: CriteriaWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Conflict (`nothing_to_compare`) before any version was in force; Invalid naming each class that is not possible */
  execute({ actor, on, said }: Commanded & { readonly said: Omit<Changes, 'base'> }): Promise<void> {
    return onFrameworkVersion(this.work, on, async (scope, version) => {
      const inForce = (await scope.versions.inForceForUpdate())?.toSnapshot();
      if (!inForce) throw new Conflict('nothing_to_compare', 'No version is in force: there is no change to class.');
      const changes: Changes = { base: inForce.number, ...said };
      const difference = differenceOf(frameworkFrom(inForce.content), frameworkFrom(version.toSnapshot().content));
      const faults = faultsOf(changes, difference);
      if (faults.length > 0) throw new Invalid('changes_not_usable', 'Some changes cannot be classed so.', faults);

      version.classChanges(changes);
      const facts = { base: changes.base, classed: Object.keys(changes.classes).length };
      const at = this.clock.now();
      await scope.record({ kind: 'criteria.framework-changes-classed', version, actor, at, facts });
    });
  }
}
