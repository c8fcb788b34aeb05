import type { EntityManager } from 'typeorm';
import type { AccountId } from '#libs/kernel';
import type { LetterLanguage } from '../domain/letter-data.js';

export interface Address {
  readonly email: string;
  /** The one this person chose to read. */
  readonly language: LetterLanguage;
}

/** Tells where and in which language a person of the service is written to. Given by the context that knows people. */
export abstract class AddressBook {
  /** Undefined when there is no such account. Read in the transaction of the letter, which needs no second connection. */
  abstract find(tx: EntityManager, account: AccountId): Promise<Address | undefined>;
}

/** Opens the address of somebody who is no account and must not be known. Given by the context that keeps it sealed. */
export abstract class SealedAddresses {
  /** The opening is written down in this transaction. Undefined where there is none, or none any more. */
  abstract open(tx: EntityManager, subject: string): Promise<string | undefined>;
}
