import { Injectable } from '@nestjs/common';
import { Clock, SYSTEM } from '#libs/kernel';
import type { EvaluatedDossier } from '../../domain/evaluated-dossier.js';
import { isReached } from '../../domain/quorum.js';
import type { EvaluationScope } from '../evaluation.work.js';
import { readQuorum } from './read-quorum.js';
import { Unsealing } from './unsealing.js';

/** Looks, after every change of a review, whether the quorum has come or gone, and tells it once. */
@Injectable()
export class QuorumWatch {
  constructor(
    private readonly unsealing: Unsealing,
    private readonly clock: Clock,
  ) {}

  async look(scope: EvaluationScope, dossier: EvaluatedDossier): Promise<void> {
    if (!dossier.isSealed) return;
    const reached = isReached(await readQuorum(scope, dossier));
    if (reached === dossier.quorumIsReached) return;

    const at = this.clock.now();
    if (reached) dossier.quorumReached(at);
    else dossier.quorumLost();
    await scope.dossiers.save(dossier);
    const { round } = dossier.toSnapshot();
    await scope.journal.append({
      kind: reached ? 'evaluation.quorum-reached' : 'evaluation.quorum-lost',
      subject: { kind: 'evaluation', id: dossier.id },
      actor: SYSTEM,
      at,
      facts: { round },
    });
    if (!reached) return;
    const payload = { dossierId: dossier.id, round };
    await scope.outbox.announce({ name: 'evaluation.quorum-reached.v1', payload, occurredAt: at });
    await this.unsealing.unsealIfDue(scope, dossier);
  }
}
