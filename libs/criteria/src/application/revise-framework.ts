import { Injectable } from '@nestjs/common';
import { Clock } from '#libs/kernel';
import { CriteriaWork } from './criteria.work.js';
import { type Commanded, onFrameworkVersion } from './framework-action.js';

/** Comments came in: they are published with their answers, and the text is taken up again. */
@Injectable()
export class ReviseFramework {
  constructor(
    private readonly work: CriteriaWork,
    private readonly clock: Clock,
  ) {}

  execute({ actor, on, answers }: Commanded & { readonly answers: string }): Promise<void> {
    return onFrameworkVersion(this.work, on, async (scope, version) => {
      const at = this.clock.now();
      const from = version.state;
      const met = new Set(answers.trim() === '' ? [] : (['comments_answered'] as const));
      version.take('revise', met, at, { consultationOpenedOn: null });
      await scope.record({ kind: 'criteria.framework-revised', version, actor, at, from, facts: { answers } });
    });
  }
}
