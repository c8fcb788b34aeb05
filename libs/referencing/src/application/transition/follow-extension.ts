import { Injectable } from '@nestjs/common';
import { Clock, dayOf, SYSTEM } from '#libs/kernel';
import { type FindingId, isOwedByTransition } from '../../domain/finding/finding.js';
import { DossierSteps } from '../dossier/dossier-steps.js';
import type { ReferencingScope } from '../referencing.work.js';

/** More time for what a new version asks is more time for the dossier that answers it: what was prepared is not lost. */
@Injectable()
export class FollowExtension {
  constructor(
    private readonly steps: DossierSteps,
    private readonly clock: Clock,
  ) {}

  /** May run twice, and late: a dossier that was sent, or has more time already, is left alone. */
  async execute(scope: ReferencingScope, id: FindingId): Promise<void> {
    const finding = (await scope.findings.get(id)).toSnapshot();
    if (!isOwedByTransition(finding)) return;
    const { applicationId } = (await scope.listings.get(finding.listingId)).toSnapshot();
    const open = await scope.dossiers.openOf(applicationId, 'transition');
    if (!open) return;
    const dossier = await scope.dossiers.forUpdate(open.id);
    const { state, returns, stateDueAt } = dossier.toSnapshot();
    if (state !== 'preparation' || returns > 0 || !stateDueAt || dayOf(stateDueAt) >= finding.dueOn) return;
    const formerDueOn = dayOf(stateDueAt);
    await this.steps.moveStateLimit(scope, dossier, finding.dueOn);
    await scope.journal.append({
      kind: 'dossier.follow-extension',
      subject: { kind: 'dossier', id: dossier.id },
      actor: SYSTEM,
      at: this.clock.now(),
      facts: { criterion: finding.criterion, formerDueOn, dueOn: finding.dueOn },
    });
  }
}
