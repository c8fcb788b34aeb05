import { Injectable } from '@nestjs/common';
import { type Actor, Clock, type Day, endOf, newId, type OrganisationId, startOf } from '#libs/kernel';
import { type Delegate, Mandate, type MandateSnapshot } from '../domain/mandate.js';
import type { MandateScope } from '../domain/mandate-scope.js';
import { personOf } from './acting-person.js';
import { IdentityWork, type TimerOrder } from './identity.work.js';
import { IdentityPolicy } from './identity-policy.js';

/** The timer that a mandate lives under. */
export const MANDATE_END = 'mandate.end';

export interface MandateOrder {
  readonly organisationId: OrganisationId;
  readonly delegate: Delegate;
  readonly scope: MandateScope;
  readonly from: Day;
  readonly to: Day;
}

/** An owner lets somebody outside act for the organisation, until a date (PUB-04). */
@Injectable()
export class GrantMandate {
  constructor(
    private readonly work: IdentityWork,
    private readonly policy: IdentityPolicy,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, order: MandateOrder): Promise<MandateSnapshot> {
    return this.work.transaction(async (scope) => {
      const now = this.clock.now();
      await scope.organisations.forUpdate(order.organisationId);
      if (order.delegate.kind === 'organisation') await scope.organisations.forUpdate(order.delegate.id);
      else await scope.accounts.forUpdate(order.delegate.id);

      const details = { id: newId<'Mandate'>(), ...order, grantedBy: personOf(actor), grantedAt: now };
      const mandate = Mandate.grant(details, this.clock.today());
      await scope.mandates.add(mandate);
      await scope.timers.set(this.endOf(mandate));
      await scope.journal.append({
        kind: 'mandate.grant',
        subject: { kind: 'mandate', id: mandate.id },
        actor,
        at: now,
        facts: { organisation: order.organisationId, scope: order.scope, from: order.from, to: order.to },
        secrets: { delegate: order.delegate.id },
      });
      return mandate.toSnapshot();
    });
  }

  /** Its last day, and the morning on which both sides are warned of it. */
  private endOf(mandate: Mandate): TimerOrder {
    const { id, to } = mandate.toSnapshot();
    const warning = mandate.warningDay(this.policy.mandate);
    return {
      subject: { kind: 'mandate', id },
      kind: MANDATE_END,
      dueAt: endOf(to),
      reminders: warning ? [{ occurrence: `-${this.policy.mandate.warnedBefore}`, at: startOf(warning) }] : [],
    };
  }
}
