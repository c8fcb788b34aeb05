import { Injectable } from '@nestjs/common';
import { Clock } from '#libs/kernel';
import { CriteriaWork } from './criteria.work.js';
import { type Commanded, onFrameworkVersion } from './framework-action.js';

/** The draft, and with it its difference from the version in force, may be read by all. */
@Injectable()
export class OpenConsultation {
  constructor(
    private readonly work: CriteriaWork,
    private readonly clock: Clock,
  ) {}

  execute({ actor, on }: Commanded): Promise<void> {
    return onFrameworkVersion(this.work, on, async (scope, version) => {
      const at = this.clock.now();
      const from = version.state;
      // Every import is refused unless each criterion is whole: what is kept has no fault.
      version.take('openConsultation', new Set(['criteria_are_whole']), at, {
        consultationOpenedOn: this.clock.today(),
      });
      await scope.record({ kind: 'criteria.framework-consultation-opened', version, actor, at, from });
    });
  }
}
