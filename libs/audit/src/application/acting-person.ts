import type { AccountId, Actor } from '#libs/kernel';

/** The account of somebody who acts as a person; a timer plans no year. */
export function personOf({ accountId }: Actor): AccountId {
  if (accountId === null) throw new Error('only a person may do this');
  return accountId;
}
