import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '#libs/kernel';
import type { Audit } from '../../domain/audit/audit.js';
import type { AuditScope } from '../audit.work.js';
import { AuditSteps, type OnAudit } from './audit-steps.js';

/** A2: a planned audit is given up, with a motive. */
@Injectable()
export class CancelAudit {
  constructor(
    private readonly steps: AuditSteps,
    private readonly clock: Clock,
  ) {}

  /** @throws ConditionsNotMet without a motive; ActionNotAllowed once it has started */
  execute(actor: Actor, on: OnAudit, motive: string): Promise<void> {
    return this.steps.onAudit(on, (scope, audit) => this.cancel(scope, actor, audit, motive));
  }

  async cancel(scope: AuditScope, actor: Actor, audit: Audit, motive: string): Promise<void> {
    const before = audit.toSnapshot();
    audit.cancel(motive, { today: this.clock.today() }, this.clock.now());
    await this.steps.keep(scope, actor, { audit, before, action: 'cancel' });
    await scope.letters.cancelled(audit);
  }
}
