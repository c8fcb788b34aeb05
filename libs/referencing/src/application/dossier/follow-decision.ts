import { Injectable } from '@nestjs/common';
import { SYSTEM } from '#libs/kernel';
import type { Decision } from '../../domain/decision/decision.js';
import type { ReferencingScope } from '../referencing.work.js';
import { OpenFollowUp } from './open-follow-up.js';

/** After these kinds nothing is left to comply with: the change was refused, the version is not covered. */
const WITHOUT_COMPLIANCE: readonly string[] = ['change'];

/** What a signed decision brings with it for the publisher: a dossier to put right what it found (PUB-13). */
@Injectable()
export class FollowDecision {
  constructor(private readonly followUps: OpenFollowUp) {}

  /** Opened by a temporary decision until its listing ends, by an adjournment until the window closes. */
  async comply(scope: ReferencingScope, decision: Decision): Promise<void> {
    const prepareBy = decision.outcome === 'temporary' ? decision.grant?.validUntil : decision.resubmissionUntil;
    if (!prepareBy || !decision.dossierId) return;
    const { kind } = (await scope.dossiers.get(decision.dossierId)).toSnapshot();
    if (WITHOUT_COMPLIANCE.includes(kind)) return;
    await this.followUps.open(scope, {
      actor: SYSTEM,
      kind: 'compliance',
      applicationId: decision.applicationId,
      parent: decision,
      prepareBy,
    });
  }
}
