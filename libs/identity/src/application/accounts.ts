import type { AccountId } from '#libs/kernel';
import type { Language, StaffRole } from '../domain/account.js';

export interface AccountFacts {
  readonly id: AccountId;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly staffRoles: readonly StaffRole[];
}

/** What other contexts may ask about people. */
export abstract class Accounts {
  abstract get(id: AccountId): Promise<AccountFacts | undefined>;
  /** Those that exist, by id. */
  abstract many(ids: readonly AccountId[]): Promise<ReadonlyMap<AccountId, AccountFacts>>;
  abstract holdersOf(role: StaffRole): Promise<readonly AccountFacts[]>;
}
