import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict, NotFound, newId } from '#libs/kernel';
import type { DossierId } from '../../domain/dossier/dossier.js';
import type { Evidence, EvidenceId } from '../../domain/submission/answer.js';
import { personOf } from '../dossier/dossier-action.js';
import { type ReferencingScope, ReferencingWork } from '../referencing.work.js';
import { editableCriteria } from './save-answer.js';

/** A file that already lies in the evidence store becomes evidence of a dossier, or ceases to be. */
@Injectable()
export class KeepEvidence {
  constructor(
    private readonly work: ReferencingWork,
    private readonly clock: Clock,
  ) {}

  add(actor: Actor, dossierId: DossierId, file: Omit<Evidence, 'id'>): Promise<Evidence> {
    return this.work.transaction(async (scope) => {
      await this.refuseWhenClosed(scope, dossierId);
      const evidence = { ...file, id: newId<'Evidence'>() };
      await scope.evidence.add(dossierId, evidence, personOf(actor), this.clock.now());
      await scope.journal.append({
        kind: 'evidence.add',
        subject: { kind: 'dossier', id: dossierId },
        actor,
        at: this.clock.now(),
        facts: { evidence: [file.sha256], scan: file.scan },
        secrets: { fileName: file.fileName },
      });
      return evidence;
    });
  }

  /** @throws Conflict (`evidence_in_use`) while an answer rests on it */
  remove(actor: Actor, dossierId: DossierId, id: EvidenceId): Promise<void> {
    return this.work.transaction(async (scope) => {
      await this.refuseWhenClosed(scope, dossierId);
      const found = (await scope.evidence.of(dossierId)).find((evidence) => evidence.id === id);
      if (!found) throw new NotFound('evidence', id);
      const users = (await scope.answers.of(dossierId)).filter(({ evidence }) => evidence.includes(id));
      if (users.length > 0) {
        const criteria = users.map(({ criterion }) => criterion);
        throw new Conflict('evidence_in_use', 'An answer rests on this file.', { criteria });
      }
      await scope.evidence.remove(dossierId, id, this.clock.now());
      await scope.journal.append({
        kind: 'evidence.remove',
        subject: { kind: 'dossier', id: dossierId },
        actor,
        at: this.clock.now(),
        facts: { evidence: [found.sha256] },
      });
    });
  }

  private async refuseWhenClosed(scope: ReferencingScope, dossierId: DossierId): Promise<void> {
    const { state, returns } = (await scope.dossiers.forUpdate(dossierId)).toSnapshot();
    const editable = await editableCriteria(scope, dossierId, state, returns);
    if (editable.size === 0) throw new Conflict('file_closed', 'The file cannot be changed now.', { state });
  }
}
