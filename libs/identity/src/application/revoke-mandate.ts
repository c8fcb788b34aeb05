import { Injectable } from '@nestjs/common';
import { type Actor, Clock, NotFound, type OrganisationId } from '#libs/kernel';
import type { MandateId } from '../domain/mandate.js';
import { IdentityWork } from './identity.work.js';

/** An owner takes a mandate back; it ends at once. */
@Injectable()
export class RevokeMandate {
  constructor(
    private readonly work: IdentityWork,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, Conflict (`mandate_over`) */
  execute(actor: Actor, organisationId: OrganisationId, id: MandateId): Promise<void> {
    return this.work.transaction(async (scope) => {
      const mandate = await scope.mandates.forUpdate(id);
      if (mandate.toSnapshot().organisationId !== organisationId) throw new NotFound('mandate', id);
      const at = this.clock.now();
      mandate.revoke(at, this.clock.today());
      await scope.mandates.save(mandate);
      await scope.timers.cancel({ kind: 'mandate', id });
      await scope.journal.append({ kind: 'mandate.revoke', subject: { kind: 'mandate', id }, actor, at });
    });
  }
}
