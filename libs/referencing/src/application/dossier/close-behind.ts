import { Injectable } from '@nestjs/common';
import { Clock, SYSTEM } from '#libs/kernel';
import type { Dossier } from '../../domain/dossier/dossier.js';
import { CoverFindings } from '../finding/cover-findings.js';
import type { ReferencingScope } from '../referencing.work.js';

/**
 * A dossier that ends leaves nothing open: questions are cancelled, an unsigned contract is void, findings it was to
 * close and did not are open again, the evaluation is told.
 */
@Injectable()
export class CloseBehind {
  constructor(
    private readonly cover: CoverFindings,
    private readonly clock: Clock,
  ) {}

  async close(scope: ReferencingScope, dossier: Dossier, outcome: string | null = null): Promise<void> {
    const at = this.clock.now();
    await this.cover.reopenAfterDossier(scope, dossier.id);
    for (const clarification of await scope.clarifications.of(dossier.id)) {
      if (clarification.toSnapshot().state !== 'open') continue;
      clarification.cancel();
      await scope.clarifications.save(clarification);
      await scope.timers.cancel({ kind: 'clarification', id: clarification.toSnapshot().id });
    }
    const contract = await scope.contracts.liveOf(dossier.toSnapshot().applicationId);
    const snapshot = contract?.toSnapshot();
    if (contract && snapshot?.dossierId === dossier.id && snapshot.state !== 'in_force') {
      contract.timeOut();
      await scope.contracts.save(contract);
      const subject = { kind: 'contract', id: snapshot.id };
      await scope.journal.append({
        kind: 'contract.timeout',
        subject,
        actor: SYSTEM,
        at,
        from: snapshot.state,
        to: 'declined',
      });
    }
    const payload = { dossierId: dossier.id, outcome };
    await scope.outbox.announce({ name: 'referencing.dossier-closed.v1', payload, occurredAt: at });
  }
}
