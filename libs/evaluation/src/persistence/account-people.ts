import { Injectable } from '@nestjs/common';
import { Accounts } from '#libs/identity';
import type { AccountId } from '#libs/kernel';
import { People, type Person } from '../application/neighbours.js';

@Injectable()
export class AccountPeople extends People {
  constructor(private readonly accounts: Accounts) {
    super();
  }

  override many(ids: readonly AccountId[]): Promise<ReadonlyMap<AccountId, Person>> {
    return this.accounts.many(ids);
  }

  override async isExpert(id: AccountId): Promise<boolean> {
    return (await this.accounts.get(id))?.staffRoles.includes('expert') ?? false;
  }
}
