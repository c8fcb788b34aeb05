import { Injectable } from '@nestjs/common';
import type { Acting } from '#libs/access';
import { ReferencingWork } from '../../application/referencing.work.js';
import type { DossierId } from '../../domain/dossier/dossier.js';
import type { HistoryView } from './dossier.view.js';

/** Steps taken inside the authority before the publisher is heard; he learns the result, not the way. */
const WITHIN = new Set(['dossier.prepareDecision', 'dossier.signFirst', 'dossier.limit-exceeded']);

/** The journal of a dossier as one reader may see it. */
@Injectable()
export class DossierHistory {
  constructor(private readonly work: ReferencingWork) {}

  of(acting: Acting, id: DossierId): Promise<HistoryView> {
    const ofAuthority = acting.person.staffRoles.length > 0;
    return this.work.read(async (scope) => {
      const { number } = (await scope.dossiers.get(id)).toSnapshot();
      const entries = await scope.journal.history({ kind: 'dossier', id });
      const mine = (role: string) => ofAuthority || role.startsWith('publisher');
      const names = await scope.namesOf(
        entries.flatMap(({ actorId, actorRole }) => (actorId && mine(actorRole) ? [actorId] : [])),
      );
      return {
        dossierId: id,
        number,
        entries: entries
          .filter(({ kind }) => ofAuthority || !WITHIN.has(kind))
          .map(({ at, kind, from, to, actorRole, actorId }) => {
            const name = actorId && mine(actorRole) ? names.get(actorId) : undefined;
            return { at: at.toISOString(), what: kind, from, to, by: actorRole, ...(name && { name }) };
          }),
      };
    });
  }
}
