import type { EntityManager } from 'typeorm';
import { type AccountId, NotFound } from '#libs/kernel';
import type { Attachment, CaseStore } from '../../application/case/case.work.js';
import type { CaseReport } from '../../domain/case/case-opening.js';
import type { CaseId } from '../../domain/case/case-snapshot.js';
import { IncidentCase } from '../../domain/case/incident-case.js';
import type { ReportId } from '../../domain/report/triage.js';
import { CASE_REPORTS } from './case-reports.sql.js';
import { CaseRow, caseRowOf } from './case-rows.js';

export class PgCases implements CaseStore {
  constructor(private readonly tx: EntityManager) {}

  async nextSerial(): Promise<string> {
    const rows = await this.tx.query<{ serial: string }[]>(`SELECT nextval('vigilance.case_serial') AS serial`);
    return rows[0]?.serial ?? '';
  }

  async add(incident: IncidentCase): Promise<void> {
    await this.tx.insert(CaseRow, caseRowOf(incident.toSnapshot()));
  }

  async save(incident: IncidentCase): Promise<void> {
    const { id, ...changes } = caseRowOf(incident.toSnapshot());
    await this.tx.update(CaseRow, { id }, changes);
  }

  async forUpdate(id: CaseId): Promise<IncidentCase> {
    const row = await this.tx.findOne(CaseRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!row) throw new NotFound('incident case', id);
    return IncidentCase.restore({ ...row });
  }

  async candidates(reports: readonly ReportId[]): Promise<readonly CaseReport[]> {
    const locked = await this.tx.query<{ id: ReportId }[]>(
      'SELECT report_id AS id FROM vigilance.triage WHERE report_id = ANY($1) ORDER BY report_id FOR UPDATE',
      [reports],
    );
    const missing = reports.find((id) => !locked.some((row) => row.id === id));
    if (missing !== undefined) throw new NotFound('incident report', missing);
    return this.tx.query<CaseReport[]>(`${CASE_REPORTS} WHERE r.id = ANY($1) ORDER BY r.id`, [reports]);
  }

  async attach(id: CaseId, report: ReportId, { by, at, via }: Attachment): Promise<void> {
    await this.tx.query(
      'INSERT INTO vigilance.case_report (case_id, report_id, attached_at, attached_by, via_case) VALUES ($1, $2, $3, $4, $5)',
      [id, report, at, by, via ?? null],
    );
  }

  async detach(id: CaseId, report: ReportId, by: AccountId, at: Date): Promise<boolean> {
    const [, ended] = await this.tx.query<[unknown, number]>(
      `UPDATE vigilance.case_report SET detached_at = $3, detached_by = $4
       WHERE case_id = $1 AND report_id = $2 AND detached_at IS NULL`,
      [id, report, at, by],
    );
    return ended > 0;
  }

  async reportsVia(id: CaseId, via: CaseId): Promise<readonly ReportId[]> {
    const rows = await this.tx.query<{ id: ReportId }[]>(
      `SELECT report_id AS id FROM vigilance.case_report
       WHERE case_id = $1 AND via_case = $2 AND detached_at IS NULL ORDER BY report_id`,
      [id, via],
    );
    return rows.map((row) => row.id);
  }

  async caseOf(report: ReportId): Promise<CaseId | undefined> {
    const [line] = await this.tx.query<{ id: CaseId }[]>(
      'SELECT case_id AS id FROM vigilance.case_report WHERE report_id = $1 AND detached_at IS NULL',
      [report],
    );
    return line?.id;
  }

  async reportsOf(id: CaseId): Promise<readonly ReportId[]> {
    const rows = await this.tx.query<{ id: ReportId }[]>(
      'SELECT report_id AS id FROM vigilance.case_report WHERE case_id = $1 AND detached_at IS NULL ORDER BY report_id',
      [id],
    );
    return rows.map((row) => row.id);
  }
}
