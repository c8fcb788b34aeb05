import type { Actor } from '#libs/kernel';
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
    dossier.expectVersion(expectedVersion);
    await act(scope, dossier);
    return dossier.toSnapshot();
  });
}

/** Somebody who acts as a person; the system has other doors. */
export function personOf({ accountId }: Actor): NonNullable<Actor['accountId']> {
  if (accountId === null) throw new Error('only a person may do this');
  return accountId;
}
