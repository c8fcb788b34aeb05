import { Injectable } from '@nestjs/common';
import { SYSTEM } from '#libs/kernel';
import type { FindingEvent } from '../../domain/finding/finding.events.js';
import type { FindingId } from '../../domain/finding/finding.js';
import { findingConditions } from '../../domain/finding/finding-conditions.js';
import type { ReferencingScope } from '../referencing.work.js';
import { FindingSteps } from './finding-steps.js';
import { ProposeAfterFailure } from './propose-after-failure.js';

/** What happens to a finding when a day passes. Each may run twice, and late. */
@Injectable()
export class FindingLimits {
  constructor(
    private readonly steps: FindingSteps,
    private readonly failures: ProposeAfterFailure,
  ) {}

  /** F6: the due day passed and nothing was sent. */
  async duePassed(scope: ReferencingScope, id: FindingId): Promise<void> {
    const held = await this.steps.hold(scope, id);
    const { finding, now, today } = held;
    const snapshot = finding.toSnapshot();
    if ((snapshot.state !== 'open' && snapshot.state !== 'planned') || today <= snapshot.dueOn) return;
    const move = finding.timeOut(findingConditions(snapshot, { actor: null }, today), now);
    await this.steps.finish(scope, held, SYSTEM, move);
    await this.failures.put(scope, finding);
  }

  /** The authority let its own day pass: the publisher loses nothing, and somebody is told. */
  async verificationPassed(scope: ReferencingScope, id: FindingId): Promise<void> {
    const { finding, now, today } = await this.steps.hold(scope, id);
    const { state, verifyBy, listingId } = finding.toSnapshot();
    if (state !== 'submitted' || verifyBy === null || today <= verifyBy) return;
    const subject = { kind: 'finding', id };
    await scope.journal.append({
      kind: 'finding.limit-exceeded',
      subject,
      actor: SYSTEM,
      at: now,
      facts: { verifyBy },
    });
    await scope.outbox.announce({
      name: 'referencing.finding-limit-exceeded.v1',
      payload: { findingId: id, listingId, verifyBy },
      occurredAt: now,
    } satisfies FindingEvent);
  }
}
