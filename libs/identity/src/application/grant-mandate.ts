import { Injectable } from '@nestjs/common';
import { type Actor, Clock, type Day, endOf, Invalid, newId, type OrganisationId, startOf } from '#libs/kernel';
import { type Delegate, Mandate, type MandateSnapshot } from '../domain/mandate.js';
import type { MandateScope } from '../domain/mandate-scope.js';
import { personOf } from './acting-person.js';
import { type IdentityScope, IdentityWork, type TimerOrder } from './identity.work.js';
import { IdentityPolicy } from './identity-policy.js';

/** The timer that a mandate lives under. */
export const MANDATE_END = 'mandate.end';

/** How a publisher knows the one he trusts: an organisation by its SIREN, a person by his address. */
export type NamedDelegate =
  | { readonly kind: 'organisation'; readonly siren: string }
  | { readonly kind: 'person'; readonly email: string };

export interface MandateOrder {
  readonly organisationId: OrganisationId;
  readonly delegate: NamedDelegate;
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
      const delegate = await delegateOf(scope, order.delegate);
      const details = { id: newId<'Mandate'>(), ...order, delegate, grantedBy: personOf(actor), grantedAt: now };
      const mandate = Mandate.grant(details, this.clock.today(), this.policy.mandate);
      await scope.mandates.add(mandate);
      await scope.timers.set(this.endOf(mandate));
      await scope.journal.append({
        kind: 'mandate.grant',
        subject: { kind: 'mandate', id: mandate.id },
        actor,
        at: now,
        facts: { organisation: order.organisationId, scope: order.scope, from: order.from, to: order.to },
        secrets: { delegate: delegate.id },
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

/** @throws Invalid (`unknown_delegate`): only who is here can be trusted with something */
async function delegateOf({ organisations, accounts }: IdentityScope, named: NamedDelegate): Promise<Delegate> {
  if (named.kind === 'organisation') {
    const found = await organisations.verifiedBySiren(named.siren);
    if (found) return { kind: 'organisation', id: found.id };
  } else {
    const found = await accounts.byEmail(named.email);
    if (found) return { kind: 'person', id: found.id };
  }
  const message = 'Nobody here is known under this name: the delegate must sign in once, or be verified, first.';
  throw new Invalid('unknown_delegate', message, [{ code: 'unknown_delegate', message, field: '/delegate' }]);
}
