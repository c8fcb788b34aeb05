import { Injectable } from '@nestjs/common';
import { Clock } from '#libs/kernel';
import { CriteriaWork } from './criteria.work.js';
import { type Commanded, onFrameworkVersion } from './framework-action.js';
import { keepTexts, type VersionTexts } from './framework-text.js';

/** The editor gives another text to a draft. */
@Injectable()
export class RewriteDraft {
  constructor(
    private readonly work: CriteriaWork,
    private readonly clock: Clock,
  ) {}

  execute({ actor, on, texts }: Commanded & { readonly texts: VersionTexts }): Promise<void> {
    return onFrameworkVersion(this.work, on, async (scope, version) => {
      const at = this.clock.now();
      version.rewrite(await keepTexts(scope, texts, at));
      await scope.record({ kind: 'criteria.framework-rewritten', version, actor, at });
    });
  }
}
