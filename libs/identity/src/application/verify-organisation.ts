import { Injectable } from '@nestjs/common';
import { type Actor, Clock, type OrganisationId } from '#libs/kernel';
import type { OrganisationSnapshot } from '../domain/organisation.js';
import { personOf } from './acting-person.js';
import { IdentityWork } from './identity.work.js';

export interface VerificationOrder {
  readonly organisationId: OrganisationId;
  readonly expectedVersion: number;
  /** False takes a verification back. */
  readonly verified: boolean;
  /** Why, in the words of the case officer; kept, not published. */
  readonly reason?: string | undefined;
}

/** A case officer says that this organisation is the one it says it is, or that it no longer is. */
@Injectable()
export class VerifyOrganisation {
  constructor(
    private readonly work: IdentityWork,
    private readonly clock: Clock,
  ) {}

  execute(
    actor: Actor,
    { organisationId, expectedVersion, verified, reason }: VerificationOrder,
  ): Promise<OrganisationSnapshot> {
    return this.work.transaction(async (scope) => {
      const organisation = await scope.organisations.forUpdate(organisationId);
      organisation.expectVersion(expectedVersion);
      const at = this.clock.now();
      if (verified) organisation.verify({ by: personOf(actor), at });
      else organisation.unverify();

      await scope.organisations.save(organisation);
      await scope.journal.append({
        kind: verified ? 'organisation.verify' : 'organisation.unverify',
        subject: { kind: 'organisation', id: organisationId },
        actor,
        at,
        ...(reason && { secrets: { reason } }),
      });
      return organisation.toSnapshot();
    });
  }
}
