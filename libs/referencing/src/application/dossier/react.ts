import { Injectable } from '@nestjs/common';
import { Clock, SYSTEM } from '#libs/kernel';
import type { DossierId } from '../../domain/dossier/dossier.js';
import { dossierLifecycle } from '../../domain/dossier/dossier.lifecycle.js';
import { limitOf } from '../../domain/dossier/state-limit.js';
import { EvaluationReader } from '../neighbours.js';
import type { ReferencingScope } from '../referencing.work.js';
import { CloseBehind } from './close-behind.js';
import { DossierSteps } from './dossier-steps.js';

/** What the dossier does by itself: when a limit passes, and when the panel has come to its quorum. */
@Injectable()
export class ReactDossier {
  constructor(
    private readonly steps: DossierSteps,
    private readonly behind: CloseBehind,
    private readonly evaluation: EvaluationReader,
    private readonly clock: Clock,
  ) {}

  /** Silence of the publisher ends the state; silence of the authority is told upwards, never taken for an answer. */
  async limitPassed(scope: ReferencingScope, dossierId: DossierId): Promise<void> {
    const dossier = await scope.dossiers.forUpdate(dossierId);
    const { state, kind, returns, stateDueAt } = dossier.toSnapshot();
    if (!stateDueAt || stateDueAt > this.clock.now()) return;

    const { limits } = await scope.rules.for(dossier);
    if (limitOf(state, kind, returns > 0, limits)?.onLimit !== 'timeout') return this.escalate(scope, dossierId, state);
    const { to } = await this.steps.take(scope, SYSTEM, dossier, 'timeout');
    if (state === 'observations') await scope.reports.endObservations(dossierId, this.clock.today());
    if (dossierLifecycle.final.includes(to)) await this.behind.close(scope, dossier);
  }

  /** A quorum that comes while a blocking question is open waits for the answer: it is looked at again when that closes. */
  async lookForQuorum(scope: ReferencingScope, dossierId: DossierId): Promise<void> {
    const dossier = await scope.dossiers.forUpdate(dossierId);
    if (dossier.state !== 'evaluation' || !(await this.evaluation.hasQuorum(dossierId))) return;
    if ((await scope.surroundings.openBlockingOf(dossierId)) > 0) return;
    await this.steps.take(scope, SYSTEM, dossier, 'quorumReached');
  }

  private async escalate(scope: ReferencingScope, dossierId: DossierId, state: string): Promise<void> {
    const at = this.clock.now();
    await scope.journal.append({
      kind: 'dossier.limit-exceeded',
      subject: { kind: 'dossier', id: dossierId },
      actor: SYSTEM,
      at,
      facts: { state },
    });
    await scope.outbox.announce({
      name: 'referencing.limit-exceeded.v1',
      payload: { dossierId, state },
      occurredAt: at,
    });
  }
}
