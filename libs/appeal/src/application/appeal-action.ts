import { type AccountId, type Actor, StaleVersion } from '#libs/kernel';
import type { Appeal, AppealId, AppealSnapshot } from '../domain/appeal.js';
import type { AppealScope, AppealWork } from './appeal.work.js';

/** Which appeal, and the version of it that the actor had before his eyes. */
export interface OnAppeal {
  readonly appealId: AppealId;
  readonly expectedVersion: number;
}

/** The frame of every act on an appeal: lock, compare versions, act, answer with the new state. */
export function onAppeal(
  work: AppealWork,
  { appealId, expectedVersion }: OnAppeal,
  act: (scope: AppealScope, appeal: Appeal) => Promise<unknown>,
): Promise<AppealSnapshot> {
  return work.transaction(async (scope) => {
    const appeal = await scope.appeals.forUpdate(appealId);
    const { version } = appeal.toSnapshot();
    if (version !== expectedVersion) {
      throw new StaleVersion(expectedVersion, version, await scope.lastChange(subjectOf(appealId)));
    }
    await act(scope, appeal);
    return appeal.toSnapshot();
  });
}

export const subjectOf = (id: AppealId) => ({ kind: 'appeal', id });

/** Somebody who acts as a person; a timer hears no appeal. */
export function personOf({ accountId }: Actor): AccountId {
  if (accountId === null) throw new Error('only a person may do this');
  return accountId;
}
