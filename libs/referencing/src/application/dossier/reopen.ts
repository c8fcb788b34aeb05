import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Invalid } from '#libs/kernel';
import { judgedIn } from '../../domain/submission/answer.js';
import { ReferencingWork } from '../referencing.work.js';
import { type OnDossier, onDossier } from './dossier-action.js';
import { DossierSteps } from './dossier-steps.js';

/** Going back, with a reason and a bound: another round of evaluation, or the report once more. */
@Injectable()
export class Reopen {
  constructor(
    private readonly work: ReferencingWork,
    private readonly steps: DossierSteps,
    private readonly clock: Clock,
  ) {}

  /** Another round on the named criteria only (T12). */
  review(actor: Actor, on: OnDossier, criteria: readonly string[], reason: string) {
    return onDossier(this.work, on, async (scope, dossier) => {
      const inScope = new Set(judgedIn(await scope.scopeItems.of(dossier.id)).map(({ criterion }) => criterion));
      if (!criteria.every((criterion) => inScope.has(criterion))) {
        const reasons = [{ code: 'not_in_scope', message: 'names a criterion out of scope', field: '/criteria' }];
        throw new Invalid('validation_failed', 'Some criteria are not in scope.', reasons);
      }
      const extraRounds = dossier.toSnapshot().extraRounds + 1;
      await this.steps.take(scope, actor, dossier, 'reopenReview', {
        progress: { extraRounds },
        facts: { criteria: [...criteria], round: extraRounds + 1 },
        secrets: { reason },
      });
      const payload = { dossierId: dossier.id, round: extraRounds + 1, criteria };
      await scope.outbox.announce({ name: 'referencing.review-reopened.v1', payload, occurredAt: this.clock.now() });
    });
  }

  /** The observations bring a new fact: the outcomes are opened again, once (T17). */
  reconciliation(actor: Actor, on: OnDossier, reason: string) {
    return onDossier(this.work, on, async (scope, dossier) => {
      await this.steps.take(scope, actor, dossier, 'reopenReconciliation', {
        progress: { reportReopened: true },
        secrets: { reason },
      });
      await scope.drafts.discard(dossier.id);
      const payload = { dossierId: dossier.id };
      await scope.outbox.announce({
        name: 'referencing.reconciliation-reopened.v1',
        payload,
        occurredAt: this.clock.now(),
      });
    });
  }
}
