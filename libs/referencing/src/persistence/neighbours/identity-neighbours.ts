import { Injectable } from '@nestjs/common';
import { Accounts, Organisations } from '#libs/identity';
import type { AccountId, OrganisationId } from '#libs/kernel';
import { AccountReader, type OrganisationFacts, OrganisationReader } from '../../application/neighbours.js';

@Injectable()
export class IdentityOrganisations extends OrganisationReader {
  constructor(private readonly organisations: Organisations) {
    super();
  }

  get(id: OrganisationId): Promise<OrganisationFacts> {
    return this.organisations.get(id);
  }
}

@Injectable()
export class IdentityAccounts extends AccountReader {
  constructor(private readonly accounts: Accounts) {
    super();
  }

  async namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await this.accounts.many([...new Set(ids)] as AccountId[]);
    return new Map([...found.values()].map(({ id, name }) => [id, name]));
  }

  async hasRole(id: AccountId, role: 'lead'): Promise<boolean> {
    return (await this.accounts.get(id))?.staffRoles.includes(role) ?? false;
  }
}
