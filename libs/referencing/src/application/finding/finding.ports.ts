import type { AccountId } from '#libs/kernel';
import type { DossierId } from '../../domain/dossier/dossier.js';
import type { Finding, FindingId, FindingSource } from '../../domain/finding/finding.js';
import type { FindingEvidence, FindingEvidenceId } from '../../domain/finding/finding-evidence.js';
import type { ListingId } from '../../domain/listing/listing-id.js';

/** Findings; those that are listed are locked, in the order of their ids. */
export interface FindingStore {
  add(findings: readonly Finding[]): Promise<void>;
  save(finding: Finding): Promise<void>;
  /** @throws NotFound */
  get(id: FindingId): Promise<Finding>;
  /** Locked. @throws NotFound */
  forUpdate(id: FindingId): Promise<Finding>;
  liveOn(listing: ListingId): Promise<Finding[]>;
  /** Those that are still to be closed. */
  liveFrom(type: FindingSource, id: string): Promise<Finding[]>;
  /** All that this source ever opened. */
  from(type: FindingSource, id: string): Promise<Finding[]>;
  /** Those whose evidence this dossier carries. */
  coveredBy(dossier: DossierId): Promise<Finding[]>;
  /** Those that fell with the listing and were not taken up again. */
  fallenWith(listing: ListingId): Promise<Finding[]>;
}

/** The files of a finding. */
export interface FindingEvidenceRegister {
  of(finding: FindingId): Promise<FindingEvidence[]>;
  add(finding: FindingId, evidence: FindingEvidence, by: AccountId): Promise<void>;
  remove(finding: FindingId, evidence: FindingEvidenceId, at: Date): Promise<void>;
}

/** The part of the scope that findings need. */
export interface FindingScope {
  readonly findings: FindingStore;
  readonly findingEvidence: FindingEvidenceRegister;
}
