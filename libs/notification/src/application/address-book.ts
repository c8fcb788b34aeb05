import type { AccountId } from '#libs/kernel';

/** Tells where a person of the service is written to. Given by the context that knows people. */
export abstract class AddressBook {
  /** Undefined once the account is closed. */
  abstract emailOf(account: AccountId): Promise<string | undefined>;
}
