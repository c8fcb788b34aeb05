import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '#libs/kernel';
import { ReferencingWork } from '../referencing.work.js';
import { type OnDossier, onDossier, personOf } from './dossier-action.js';
import { DossierSteps } from './dossier-steps.js';

/** The publisher answers the draft report, or waives his right with an empty text (T15). */
@Injectable()
export class SubmitObservations {
  constructor(
    private readonly work: ReferencingWork,
    private readonly steps: DossierSteps,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, on: OnDossier, text: string) {
    return onDossier(this.work, on, async (scope, dossier) => {
      await this.steps.take(scope, actor, dossier, 'submitObservations', { facts: { waived: text === '' } });
      const given = { text, by: personOf(actor), at: this.clock.now() };
      await scope.reports.endObservations(dossier.id, this.clock.today(), given);
    });
  }
}
