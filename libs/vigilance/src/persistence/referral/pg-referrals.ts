import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { NotFound } from '#libs/kernel';
import { ReferralReads, type ReferralStore } from '../../application/referral/referral.work.js';
import type { CaseId } from '../../domain/case/case-snapshot.js';
import type { ReferralId, ReferralSnapshot, ReferredReport } from '../../domain/referral/referral.js';
import type { ReportId } from '../../domain/report/triage.js';
import { ReferralRow } from './referral-row.js';

/** An emptied copy is one that is kept no more. */
const REPORTED = `SELECT r.number, to_char(r.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "receivedAt",
    r.app_version AS "appVersion", t.kind, t.severity, m.topic, nullif(m.copy, '') AS excerpt
  FROM vigilance.report r JOIN vigilance.triage t ON t.report_id = r.id
    LEFT JOIN vigilance.reading m ON m.report_id = r.id
  WHERE r.id = ANY ($1) ORDER BY r.received_at, r.number`;

const reported = (tx: EntityManager, reports: readonly ReportId[]) =>
  tx.query<ReferredReport[]>(REPORTED, [[...reports]]);

const rowOf = ({ hash, reports, ...referral }: ReferralSnapshot): ReferralRow => ({
  ...referral,
  reports: [...reports],
  packageHash: Buffer.from(hash, 'hex'),
});

const snapshotOf = ({ packageHash, ...row }: ReferralRow): ReferralSnapshot => ({
  ...row,
  hash: packageHash.toString('hex'),
});

export class PgReferrals implements ReferralStore {
  constructor(private readonly tx: EntityManager) {}

  async add(referral: ReferralSnapshot): Promise<void> {
    await this.tx.insert(ReferralRow, rowOf(referral));
  }

  async save({ id, acknowledgedOn, acknowledgedBy, reference }: ReferralSnapshot): Promise<void> {
    await this.tx.update(ReferralRow, { id }, { acknowledgedOn, acknowledgedBy, reference });
  }

  async forUpdate(id: ReferralId): Promise<ReferralSnapshot> {
    const row = await this.tx.findOne(ReferralRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!row) throw new NotFound('referral', id);
    return snapshotOf(row);
  }

  reported(reports: readonly ReportId[]): Promise<ReferredReport[]> {
    return reported(this.tx, reports);
  }
}

@Injectable()
export class PgReferralReads extends ReferralReads {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async find(id: ReferralId): Promise<ReferralSnapshot | undefined> {
    const row = await this.database.manager.findOneBy(ReferralRow, { id });
    return row ? snapshotOf(row) : undefined;
  }

  override async ofCase(caseId: CaseId): Promise<readonly ReferralSnapshot[]> {
    const rows = await this.database.manager.find(ReferralRow, { where: { caseId }, order: { id: 'ASC' } });
    return rows.map(snapshotOf);
  }

  override reported(reports: readonly ReportId[]): Promise<ReferredReport[]> {
    return reported(this.database.manager, reports);
  }
}
