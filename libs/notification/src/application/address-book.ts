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
