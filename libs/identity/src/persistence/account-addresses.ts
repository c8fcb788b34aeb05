import { Injectable } from '@nestjs/common';
import type { AccountId } from '#libs/kernel';
import { AddressBook } from '#libs/notification';
import { Accounts } from '../application/accounts.js';
import type { Language } from '../domain/account.js';

/** Letters go to the address the identity provider gave at the last login, in the language the person chose. */
@Injectable()
export class AccountAddresses extends AddressBook {
  constructor(private readonly accounts: Accounts) {
    super();
  }

  override async emailOf(account: AccountId): Promise<string | undefined> {
    return (await this.accounts.get(account))?.email;
  }

  override async languageOf(account: AccountId): Promise<Language> {
    return (await this.accounts.get(account))?.language ?? 'fr';
  }
}
