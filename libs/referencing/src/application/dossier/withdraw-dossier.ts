import { Injectable } from '@nestjs/common';
import { type Actor, Invalid } from '#libs/kernel';
import { ReferencingWork } from '../referencing.work.js';
import { CloseBehind } from './close-behind.js';
import { type OnDossier, onDossier } from './dossier-action.js';
import { DossierSteps } from './dossier-steps.js';

/** The publisher gives up before the decision. He types the number, so that it cannot happen by a slip (PUB-19). */
@Injectable()
export class WithdrawDossier {
  constructor(
    private readonly work: ReferencingWork,
    private readonly steps: DossierSteps,
    private readonly behind: CloseBehind,
  ) {}

  execute(actor: Actor, on: OnDossier, confirmation: string) {
    return onDossier(this.work, on, async (scope, dossier) => {
      const { number, id } = dossier.toSnapshot();
      if (confirmation !== (number ?? id)) {
        const reasons = [
          { code: 'confirmation_differs', message: 'must be the number of the dossier', field: '/confirmation' },
        ];
        throw new Invalid('confirmation_differs', 'The confirmation differs from the number.', reasons);
      }
      await this.steps.take(scope, actor, dossier, 'withdraw');
      await this.behind.close(scope, dossier);
    });
  }
}
