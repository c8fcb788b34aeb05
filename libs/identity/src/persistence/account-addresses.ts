import { Injectable } from '@nestjs/common';
import type { AccountId } from '#libs/kernel';
import { AddressBook } from '#libs/notification';
import { Accounts } from '../application/accounts.js';

/** Letters go to the address the identity provider gave at the last login. */
@Injectable()
export class AccountAddresses extends AddressBook {
  constructor(private readonly accounts: Accounts) {
    super();
  }

  override async emailOf(account: AccountId): Promise<string | undefined> {
    return (await this.accounts.get(account))?.email;
  }
}
