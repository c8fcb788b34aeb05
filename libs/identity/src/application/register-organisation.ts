import { Injectable } from '@nestjs/common';
import { type Actor, Clock, newId } from '#libs/kernel';
import { Membership } from '../domain/membership.js';
import { Organisation, type OrganisationSnapshot, type Registration } from '../domain/organisation.js';
import { personOf } from './acting-person.js';
import { IdentityWork } from './identity.work.js';

/** A person declares the organisation he works for and becomes its first owner. Nothing can be filed before it is verified. */
@Injectable()
export class RegisterOrganisation {
  constructor(
    private readonly work: IdentityWork,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, details: Pick<Registration, 'name' | 'siren' | 'kind'>): Promise<OrganisationSnapshot> {
    return this.work.transaction(async (scope) => {
      const now = this.clock.now();
      const organisation = Organisation.register({ id: newId<'Organisation'>(), ...details, createdAt: now });
      const owner = (await scope.accounts.forUpdate(personOf(actor))).toSnapshot();
      await scope.organisations.add(organisation);
      await scope.memberships.add(
        Membership.begin({
          id: newId<'Membership'>(),
          organisationId: organisation.id,
          accountId: owner.id,
          email: owner.email,
          role: 'owner',
          from: now,
        }),
      );
      await scope.journal.append({
        kind: 'organisation.register',
        subject: { kind: 'organisation', id: organisation.id },
        actor,
        at: now,
        facts: { name: details.name, siren: details.siren, kind: details.kind },
      });
      return organisation.toSnapshot();
    });
  }
}
