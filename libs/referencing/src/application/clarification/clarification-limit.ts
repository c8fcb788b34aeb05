import { Injectable } from '@nestjs/common';
import { Clock, SYSTEM } from '#libs/kernel';
import type { ClarificationId } from '../../domain/clarification/clarification.js';
import { DossierSteps } from '../dossier/dossier-steps.js';
import type { ReferencingScope } from '../referencing.work.js';
import { keepClarification } from './clarification-action.js';

/** A limit passed: an answer nobody looked at is accepted; a question nobody answered is closed as such (C2, C4). */
@Injectable()
export class ClarificationLimit {
  constructor(
    private readonly steps: DossierSteps,
    private readonly clock: Clock,
  ) {}

  async passed(scope: ReferencingScope, id: ClarificationId): Promise<void> {
    const { dossierId } = (await scope.clarifications.get(id)).toSnapshot();
    const dossier = await scope.dossiers.forUpdate(dossierId);
    const clarification = await scope.clarifications.forUpdate(id);
    const { state: from } = clarification.toSnapshot();
    if (from !== 'open' && from !== 'answered') return;

    if (from === 'open') clarification.timeOut(this.clock.today());
    else clarification.accept();
    const tools = { scope, steps: this.steps, clock: this.clock };
    await keepClarification(tools, SYSTEM, {
      dossier,
      clarification,
      action: from === 'open' ? 'timeout' : 'accept',
      from,
    });
  }
}
