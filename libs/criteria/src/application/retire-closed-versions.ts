import { Injectable } from '@nestjs/common';
import { Clock, SYSTEM } from '#libs/kernel';
import { type CriteriaScope } from './criteria.work.js';

/** Versions on which no open dossier rests any more become history. */
@Injectable()
export class RetireClosedVersions {
  constructor(private readonly clock: Clock) {}

  async execute(scope: CriteriaScope): Promise<void> {
    for (const version of await scope.versions.inState('closing')) {
      if ((await scope.neighbours.openDossiersOn(version.toSnapshot().number)) > 0) continue;
      const at = this.clock.now();
      version.take('retire', new Set(['no_open_dossier_pins_it']), at);
      await scope.versions.save(version);
      await scope.record({ kind: 'criteria.framework-retired', version, actor: SYSTEM, at, from: 'closing' });
    }
  }
}
