import { Injectable } from '@nestjs/common';
import { type Actor, Invalid } from '#libs/kernel';
import { judgedIn } from '../../domain/submission/answer.js';
import type { FlaggedItem } from '../dossier-file.ports.js';
import { ReferencingWork } from '../referencing.work.js';
import { type OnDossier, onDossier } from './dossier-action.js';
import { DossierSteps } from './dossier-steps.js';

/** Items are missing: the file goes back with a reason for each, and only these may be changed (PUB-07). */
@Injectable()
export class ReturnIncomplete {
  constructor(
    private readonly work: ReferencingWork,
    private readonly steps: DossierSteps,
  ) {}

  execute(actor: Actor, on: OnDossier, items: readonly FlaggedItem[]) {
    return onDossier(this.work, on, async (scope, dossier) => {
      const inScope = new Set(judgedIn(await scope.scopeItems.of(dossier.id)).map(({ criterion }) => criterion));
      const strangers = items.filter(({ criterion }) => !inScope.has(criterion));
      if (strangers.length > 0) {
        const reasons = strangers.map(({ criterion }) => ({
          code: 'not_in_scope',
          message: `${criterion} is not in the scope of this dossier`,
          field: '/items',
        }));
        throw new Invalid('validation_failed', 'Some items are not in scope.', reasons);
      }
      const returns = dossier.toSnapshot().returns + 1;
      await this.steps.take(scope, actor, dossier, 'returnIncomplete', {
        progress: { returns },
        facts: { return: returns, criteria: items.map(({ criterion }) => criterion) },
      });
      await scope.submissions.flag(dossier.id, returns, items);
    });
  }
}
