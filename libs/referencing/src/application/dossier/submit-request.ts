import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '#libs/kernel';
import { isOnTrialTrack } from '../../domain/dossier/dossier.js';
import { refuseTrialTooSoon } from '../../domain/listing/trial-rest.js';
import { ReferencingWork } from '../referencing.work.js';
import { type OnDossier, onDossier } from './dossier-action.js';
import { DossierSteps } from './dossier-steps.js';

/** The publisher asks to be listed: the dossier gets its number, and the limit of admission runs. */
@Injectable()
export class SubmitRequest {
  constructor(
    private readonly work: ReferencingWork,
    private readonly steps: DossierSteps,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, on: OnDossier) {
    return onDossier(this.work, on, async (scope, dossier) => {
      if (isOnTrialTrack(dossier.toSnapshot())) {
        const { policy } = await scope.rules.for(dossier);
        refuseTrialTooSoon(await scope.pastOf(dossier), policy, this.clock.today());
      }
      const number = await scope.nextDossierNumber(this.clock.today().slice(0, 4));
      const progress = { number, requestedAt: this.clock.now() };
      await this.steps.take(scope, actor, dossier, 'submitRequest', { progress, facts: { number } });
    });
  }
}
