import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict, dayOf, lastDay } from '#libs/kernel';
import type { Dossier } from '../../domain/dossier/dossier.js';
import { extensionOf } from '../../domain/dossier/limit-extension.js';
import { type ReferencingScope, ReferencingWork } from '../referencing.work.js';
import { type OnDossier, onDossier, personOf } from './dossier-action.js';
import { DossierSteps } from './dossier-steps.js';

/**
 * More time for a state, once, with its motive: the lead gives it to the publisher (signature of the contract,
 * observations), the signatory to the evaluation, since it is the publisher who then waits.
 */
@Injectable()
export class ExtendLimit {
  constructor(
    private readonly work: ReferencingWork,
    private readonly steps: DossierSteps,
    private readonly clock: Clock,
  ) {}

  /** The new time runs from the day on which the first would have ended. */
  forPublisher(actor: Actor, on: OnDossier, motive: string) {
    return this.extend(actor, on, 'extendLimit', motive, async (scope, dossier, duration) => {
      const { calendar } = await scope.rules.for(dossier);
      const last = lastDay(dueDayOf(dossier), duration, calendar);
      await this.steps.moveStateLimit(scope, dossier, last);
    });
  }

  forEvaluation(actor: Actor, on: OnDossier, motive: string) {
    return this.extend(actor, on, 'extendEvaluation', motive, async (scope, dossier, duration) => {
      dossier.prolongEvaluation(duration);
      await this.steps.moveEvaluationLimit(scope, dossier);
    });
  }

  private extend(
    actor: Actor,
    on: OnDossier,
    action: 'extendLimit' | 'extendEvaluation',
    motive: string,
    prolong: (scope: ReferencingScope, dossier: Dossier, duration: string) => Promise<void>,
  ) {
    return onDossier(this.work, on, async (scope, dossier) => {
      const { state, clock } = dossier.toSnapshot();
      const { limits } = await scope.rules.for(dossier);
      const duration = extensionOf(state, limits, clock);
      await this.steps.take(scope, actor, dossier, action, { facts: { limit: state, duration: duration ?? null } });
      if (duration === undefined) throw new Conflict('no_extension', 'The policy gives no more time here.');

      const formerDueOn = dueDayOf(dossier);
      await prolong(scope, dossier, duration);
      const dueOn = dueDayOf(dossier);
      const at = this.clock.now();
      const grantedBy = personOf(actor);
      await scope.extensions.append(dossier.id, { state, grantedBy, grantedAt: at, motive, formerDueOn, dueOn });
      const payload = { dossierId: dossier.id, state, dueOn };
      await scope.outbox.announce({ name: 'referencing.limit-extended.v1', payload, occurredAt: at });
    });
  }
}

function dueDayOf(dossier: Dossier) {
  const { stateDueAt, state } = dossier.toSnapshot();
  if (!stateDueAt) throw new Error(`a dossier in ${state} has no limit`);
  return dayOf(stateDueAt);
}
