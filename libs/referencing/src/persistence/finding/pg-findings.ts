import { type EntityManager, type FindOptionsWhere, In } from 'typeorm';
import { type AccountId, NotFound } from '#libs/kernel';
import type { FindingEvidenceRegister, FindingStore } from '../../application/finding/finding.ports.js';
import type { DossierId } from '../../domain/dossier/dossier.js';
import { Finding, type FindingId, type FindingSource } from '../../domain/finding/finding.js';
import { LIVE_STATES } from '../../domain/finding/finding.lifecycle.js';
import type { FindingEvidence, FindingEvidenceId } from '../../domain/finding/finding-evidence.js';
import type { ListingId } from '../../domain/listing/listing-id.js';
import { fromFindingRow, toFindingRow } from './finding-row.js';
import { FindingRow } from './rows.js';

const LOCK = { mode: 'pessimistic_write' } as const;
const live = In([...LIVE_STATES]);

const FALLEN = `SELECT f.id FROM referencing.finding f
  WHERE f.listing_id = $1 AND f.state = 'waived' AND f.remark ->> 'on' = 'listingEnded'
    AND NOT EXISTS (SELECT FROM referencing.finding again WHERE again.reopens = f.id)`;

export class PgFindings implements FindingStore {
  constructor(private readonly tx: EntityManager) {}

  async add(findings: readonly Finding[]): Promise<void> {
    if (findings.length === 0) return;
    const rows = findings.map((finding) => toFindingRow(finding.toSnapshot()));
    await this.tx.insert(FindingRow, rows as Parameters<EntityManager['insert']>[1]);
  }

  async save(finding: Finding): Promise<void> {
    const { id, ...changes } = toFindingRow(finding.toSnapshot());
    await this.tx.update(FindingRow, { id }, changes as Parameters<EntityManager['update']>[2]);
  }

  async get(id: FindingId): Promise<Finding> {
    return found(id, await this.tx.findOneBy(FindingRow, { id }));
  }

  async forUpdate(id: FindingId): Promise<Finding> {
    return found(id, await this.tx.findOne(FindingRow, { where: { id }, lock: LOCK }));
  }

  liveOn(listingId: ListingId): Promise<Finding[]> {
    return this.locked({ listingId, state: live });
  }

  liveFrom(sourceType: FindingSource, sourceId: string): Promise<Finding[]> {
    return this.locked({ sourceType, sourceId, state: live });
  }

  from(sourceType: FindingSource, sourceId: string): Promise<Finding[]> {
    return this.locked({ sourceType, sourceId });
  }

  coveredBy(coveringDossierId: DossierId): Promise<Finding[]> {
    return this.locked({ coveringDossierId, state: 'submitted' });
  }

  async fallenWith(listing: ListingId): Promise<Finding[]> {
    const rows = await this.tx.query<{ id: FindingId }[]>(FALLEN, [listing]);
    return this.locked({ id: In(rows.map(({ id }) => id)) });
  }

  private async locked(where: FindOptionsWhere<FindingRow>): Promise<Finding[]> {
    const rows = await this.tx.find(FindingRow, { where, order: { id: 'ASC' }, lock: LOCK });
    return rows.map((row) => Finding.restore(fromFindingRow({ ...row })));
  }
}

/** The state of a scan is the antivirus's to say: it is read where the files are kept, and not copied here. */
export class PgFindingEvidence implements FindingEvidenceRegister {
  constructor(private readonly tx: EntityManager) {}

  async of(finding: FindingId): Promise<FindingEvidence[]> {
    const rows = await this.tx.query<(Omit<FindingEvidence, 'size'> & { size: string })[]>(
      `SELECT e.id, e.file_name AS "fileName", e.media_type AS "mediaType", e.size, e.sha256,
         e.uploaded_at AS "uploadedAt", coalesce(s.scan, 'pending') AS scan
       FROM referencing.finding_evidence e LEFT JOIN files.file_scan s USING (sha256)
       WHERE e.finding_id = $1 AND e.removed_at IS NULL ORDER BY e.id`,
      [finding],
    );
    return rows.map((row) => ({ ...row, size: Number(row.size) }));
  }

  async add(finding: FindingId, evidence: FindingEvidence, by: AccountId): Promise<void> {
    const { id, fileName, mediaType, size, sha256, uploadedAt } = evidence;
    await this.tx.query(
      `INSERT INTO referencing.finding_evidence (id, finding_id, file_name, media_type, size, sha256, uploaded_by, uploaded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, finding, fileName, mediaType, size, sha256, by, uploadedAt],
    );
  }

  async remove(finding: FindingId, evidence: FindingEvidenceId, at: Date): Promise<void> {
    await this.tx.query(
      'UPDATE referencing.finding_evidence SET removed_at = $3 WHERE finding_id = $1 AND id = $2 AND removed_at IS NULL',
      [finding, evidence, at],
    );
  }
}

function found(id: FindingId, row: FindingRow | null): Finding {
  if (!row) throw new NotFound('finding', id);
  return Finding.restore(fromFindingRow({ ...row }));
}
