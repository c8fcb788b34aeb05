import { Global, Module } from '@nestjs/common';
import { AddressBook } from '#libs/notification';
import { Accounts } from './application/accounts.js';
import { Organisations } from './application/organisations.js';
import { AccountAddresses } from './persistence/account-addresses.js';
import { PgAccounts } from './persistence/pg-accounts.js';
import { PgOrganisations } from './persistence/pg-organisations.js';

/** What every process may ask about people and organisations. */
@Global()
@Module({
  providers: [
    { provide: Accounts, useClass: PgAccounts },
    { provide: Organisations, useClass: PgOrganisations },
    { provide: AddressBook, useClass: AccountAddresses },
  ],
  exports: [Accounts, Organisations, AddressBook],
})
export class IdentityModule {}
