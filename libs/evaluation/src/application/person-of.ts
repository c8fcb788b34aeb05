import type { AccountId, Actor } from '#libs/kernel';

/** Somebody who acts as a person; the system has other doors. */
export function personOf({ accountId }: Actor): AccountId {
  if (accountId === null) throw new Error('only a person may do this');
  return accountId;
}
