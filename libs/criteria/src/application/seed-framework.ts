import { Injectable } from '@nestjs/common';
import { Clock, newId, SYSTEM } from '#libs/kernel';
import { FrameworkVersion } from '../domain/framework-version.js';
import { NO_IMPACT } from '../domain/impact-count.js';
import { departureFramework, departureFrameworkText, departurePolicyText } from '../notation/departure-files.js';
import { CriteriaWork } from './criteria.work.js';
import { keepTexts } from './framework-text.js';

/** A new installation begins with the framework and the policy of departure in force; any other is left as it is. */
@Injectable()
export class SeedFramework {
  constructor(
    private readonly work: CriteriaWork,
    private readonly clock: Clock,
  ) {}

  /** @returns the number of the version in force */
  execute(): Promise<string> {
    return this.work.transaction(async (scope) => {
      const present = await scope.versions.inForceForUpdate();
      if (present) return present.toSnapshot().number;

      const at = this.clock.now();
      const today = this.clock.today();
      const { criteria } = departureFramework();
      const texts = { framework: departureFrameworkText(), policy: departurePolicyText() };
      const draft = FrameworkVersion.draft(newId<'FrameworkVersion'>(), await keepTexts(scope, texts, at), at);
      const version = FrameworkVersion.restore({
        ...draft.toSnapshot(),
        state: 'in_force',
        publishedOn: today,
        effectiveOn: today,
        publication: { classes: {}, transition: null, transitionOn: null, impact: NO_IMPACT, simulation: null },
      });
      const { number, content } = version.toSnapshot();
      await scope.versions.add(version);
      await scope.releases.record(
        number,
        content,
        criteria.map(({ id }) => id),
        today,
      );
      await scope.record({ kind: 'criteria.framework-seeded', version, actor: SYSTEM, at });
      return number;
    });
  }
}
