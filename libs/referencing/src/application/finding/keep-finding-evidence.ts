import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict, NotFound, newId } from '#libs/kernel';
import type { FindingId, FindingSnapshot } from '../../domain/finding/finding.js';
import type { FindingEvidence, FindingEvidenceId } from '../../domain/finding/finding-evidence.js';
import { personOf } from '../dossier/dossier-action.js';
import { type ReferencingScope, ReferencingWork } from '../referencing.work.js';

/** A file that already lies in the evidence store is attached to a finding, or taken back before it was sent. */
@Injectable()
export class KeepFindingEvidence {
  constructor(
    private readonly work: ReferencingWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Conflict `finding_closed` unless the publisher's answer is awaited */
  add(actor: Actor, id: FindingId, file: Omit<FindingEvidence, 'id' | 'uploadedAt'>): Promise<FindingEvidence> {
    return this.work.transaction(async (scope) => {
      await awaiting(scope, id);
      const uploadedAt = this.clock.now();
      const evidence = { ...file, id: newId<'FindingEvidence'>(), uploadedAt };
      await scope.findingEvidence.add(id, evidence, personOf(actor));
      await scope.journal.append({
        kind: 'finding.evidence-add',
        subject: { kind: 'finding', id },
        actor,
        at: uploadedAt,
        facts: { evidence: [file.sha256], scan: file.scan },
        secrets: { fileName: file.fileName },
      });
      return evidence;
    });
  }

  /** @throws Conflict `finding_closed`, `evidence_sent` once it was sent: what somebody judged is not taken back */
  remove(actor: Actor, id: FindingId, evidenceId: FindingEvidenceId): Promise<void> {
    return this.work.transaction(async (scope) => {
      const found = (await scope.findingEvidence.of(id)).find((evidence) => evidence.id === evidenceId);
      if (!found) throw new NotFound('evidence', evidenceId);
      const { submittedAt } = await awaiting(scope, id);
      if (submittedAt !== null && found.uploadedAt <= submittedAt) {
        throw new Conflict('evidence_sent', 'This file was sent and judged.');
      }
      await scope.findingEvidence.remove(id, evidenceId, this.clock.now());
      await scope.journal.append({
        kind: 'finding.evidence-remove',
        subject: { kind: 'finding', id },
        actor,
        at: this.clock.now(),
        facts: { evidence: [found.sha256] },
      });
    });
  }
}

async function awaiting(scope: ReferencingScope, id: FindingId): Promise<FindingSnapshot> {
  const finding = (await scope.findings.forUpdate(id)).toSnapshot();
  const { state, proof } = finding;
  if ((state === 'open' || state === 'planned') && proof === 'files') return finding;
  throw new Conflict('finding_closed', 'No file can be attached to this finding now.', { state, proof });
}
