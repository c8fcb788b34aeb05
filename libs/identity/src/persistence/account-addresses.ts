import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AccountId } from '#libs/kernel';
import { type Address, AddressBook } from '#libs/notification';

/** Letters go to the address the identity provider gave at the last login, in the language the person chose. */
@Injectable()
export class AccountAddresses extends AddressBook {
  override async find(tx: EntityManager, account: AccountId): Promise<Address | undefined> {
    const [found] = await tx.query<Address[]>('SELECT email, language FROM identity.account WHERE id = $1', [account]);
    return found;
  }
}
