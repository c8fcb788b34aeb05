import type { AccountId } from '#libs/kernel';
import type { LetterLanguage } from '../domain/letter-data.js';

/** Tells where and in which language a person of the service is written to. Given by the context that knows people. */
export abstract class AddressBook {
  /** Undefined once the account is closed. */
  abstract emailOf(account: AccountId): Promise<string | undefined>;
  /** French for an account that is not known. */
  abstract languageOf(account: AccountId): Promise<LetterLanguage>;
}
