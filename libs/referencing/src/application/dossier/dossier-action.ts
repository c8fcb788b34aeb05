import { type Actor, StaleVersion } from '#libs/kernel';
import type { Dossier, DossierId, DossierSnapshot } from '../../domain/dossier/dossier.js';
import type { ReferencingScope, ReferencingWork } from '../referencing.work.js';

/** Which dossier, and the version of it that the actor had before his eyes. */
export interface OnDossier {
  readonly dossierId: DossierId;
  readonly expectedVersion: number;
}

/** The frame of every act on a dossier: lock, compare versions, act, answer with the new state. */
export function onDossier(
  work: ReferencingWork,
  { dossierId, expectedVersion }: OnDossier,
  act: (scope: ReferencingScope, dossier: Dossier) => Promise<unknown>,
): Promise<DossierSnapshot> {
  return work.transaction(async (scope) => {
    const dossier = await scope.dossiers.forUpdate(dossierId);
    await expectVersion(scope, dossier, expectedVersion);
    await act(scope, dossier);
    return dossier.toSnapshot();
  });
}

/** Somebody who acts as a person; the system has other doors. */
export function personOf({ accountId }: Actor): NonNullable<Actor['accountId']> {
  if (accountId === null) throw new Error('only a person may do this');
  return accountId;
}

/** @throws StaleVersion telling who did what, and when, in the meantime (REG-03) */
export async function expectVersion(scope: ReferencingScope, dossier: Dossier, expected: number): Promise<void> {
  const { version } = dossier.toSnapshot();
  if (version === expected) return;
  throw new StaleVersion(expected, version, await scope.lastChange({ kind: 'dossier', id: dossier.id }));
}
