import type { AccountId, Actor } from '#libs/kernel';

/** The account of somebody who acts as a person; a timer puts no hold and orders no export. */
export function personOf({ accountId }: Actor): AccountId {
  if (accountId === null) throw new Error('only a person may do this');
  return accountId;
}
