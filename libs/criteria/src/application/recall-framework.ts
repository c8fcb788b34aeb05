import { Injectable } from '@nestjs/common';
import { Clock } from '#libs/kernel';
import type { FrameworkVersionCondition } from '../domain/framework-version.lifecycle.js';
import { CriteriaWork } from './criteria.work.js';
import { type Commanded, onFrameworkVersion } from './framework-action.js';

/** A serious error was found in time: the version goes back to its editors, under a new number when its text changes. */
@Injectable()
export class RecallFramework {
  constructor(
    private readonly work: CriteriaWork,
    private readonly clock: Clock,
  ) {}

  execute({ actor, on, error }: Commanded & { readonly error: string }): Promise<void> {
    return onFrameworkVersion(this.work, on, async (scope, version) => {
      const at = this.clock.now();
      const { state: from, effectiveOn, number } = version.toSnapshot();
      const met = new Set<FrameworkVersionCondition>();
      if (error.trim() !== '') met.add('error_explained');
      if (effectiveOn !== null && effectiveOn > this.clock.today()) met.add('effective_date_ahead');

      version.take('recall', met, at, {
        consultationOpenedOn: null,
        publishedOn: null,
        effectiveOn: null,
        publication: null,
      });
      await scope.timers.cancel(version.id);
      await scope.record({ kind: 'criteria.framework-recalled', version, actor, at, from, facts: { error } });
      await scope.announce({
        name: 'criteria.framework-recalled.v1',
        payload: { frameworkVersion: number },
        occurredAt: at,
      });
    });
  }
}
