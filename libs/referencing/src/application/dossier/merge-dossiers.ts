import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict } from '#libs/kernel';
import { type Dossier, type DossierId, KEEPS_TERM } from '../../domain/dossier/dossier.js';
import { type ReferencingScope, ReferencingWork } from '../referencing.work.js';
import { moveDossier } from '../transition/move-to-framework.js';
import { CloseBehind } from './close-behind.js';
import { type OnDossier, onDossier } from './dossier-action.js';
import { DossierSteps } from './dossier-steps.js';

/**
 * A renewal takes a change or a transition along: one file, one evaluation, one decision. A renewal judges everything,
 * so its scope is the union already; what it takes along is the version that is assessed.
 */
@Injectable()
export class MergeDossiers {
  constructor(
    private readonly work: ReferencingWork,
    private readonly steps: DossierSteps,
    private readonly behind: CloseBehind,
    private readonly clock: Clock,
  ) {}

  /** @throws Conflict `dossiers_do_not_merge` */
  execute(actor: Actor, on: OnDossier, takenId: DossierId) {
    return onDossier(this.work, on, async (scope, renewal) => {
      const taken = await this.mergeable(scope, renewal, takenId);
      const { number, kind, applicationVersion } = taken.toSnapshot();
      const { frameworkVersion } = taken.toSnapshot();
      if (kind === 'transition' && frameworkVersion && frameworkVersion !== renewal.toSnapshot().frameworkVersion) {
        await moveDossier(scope, renewal, await scope.rules.under(frameworkVersion));
      }
      renewal.takeAlong(kind, kind === 'change' ? applicationVersion : renewal.toSnapshot().applicationVersion);
      await scope.dossiers.save(renewal);
      await judgeIn(scope, taken, renewal);
      await scope.journal.append({
        kind: 'dossier.merge',
        subject: { kind: 'dossier', id: renewal.id },
        actor,
        at: this.clock.now(),
        from: 'preparation',
        to: 'preparation',
        facts: { taken: number, kind },
      });
      const facts = { mergedInto: renewal.toSnapshot().number };
      await this.steps.take(scope, actor, taken, 'withdraw', { facts });
      await this.behind.close(scope, taken, 'merged');
    });
  }

  /** A stranger's dossier is refused in the same words as one that does not exist. */
  private async mergeable(scope: ReferencingScope, renewal: Dossier, takenId: DossierId): Promise<Dossier> {
    const { kind, state, applicationId } = renewal.toSnapshot();
    if (kind === 'renewal' && state === 'preparation') {
      for (const part of KEEPS_TERM) {
        const taken = await scope.dossiers.openOf(applicationId, part);
        if (taken?.id === takenId && taken.state === 'preparation') return scope.dossiers.forUpdate(takenId);
      }
    }
    throw new Conflict(
      'dossiers_do_not_merge',
      'A renewal in preparation takes along a change or a transition in preparation, of the same application.',
    );
  }
}

/** The version that the change brings is judged by the renewal from now on. */
async function judgeIn(scope: ReferencingScope, taken: Dossier, renewal: Dossier): Promise<void> {
  const version = await scope.versions.judgedBy(taken.id);
  if (!version) return;
  version.assessIn(renewal.id);
  await scope.versions.save(version);
}
