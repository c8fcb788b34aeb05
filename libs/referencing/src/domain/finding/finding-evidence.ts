import type { Id } from '#libs/kernel';
import type { Evidence, ScanState } from '../submission/answer.js';

export type FindingEvidenceId = Id<'FindingEvidence'>;

/** A file that shows that a finding is put right. */
export interface FindingEvidence extends Omit<Evidence, 'id' | 'confidentiality'> {
  readonly id: FindingEvidenceId;
  readonly uploadedAt: Date;
}

/** Files that were never scanned pass only while no antivirus is required. */
export function countFiles(evidence: readonly FindingEvidence[], antivirusRequired: boolean) {
  const acceptable: readonly ScanState[] = antivirusRequired ? ['clean'] : ['clean', 'not_scanned'];
  return { attached: evidence.length, unacceptable: evidence.filter(({ scan }) => !acceptable.includes(scan)).length };
}
