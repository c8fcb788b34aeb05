import type { AccountId } from '#libs/kernel';
import type { CaseReport } from '../../domain/case/case-opening.js';
import type { CaseId } from '../../domain/case/case-snapshot.js';
import type { IncidentCase } from '../../domain/case/incident-case.js';
import type { ReportId } from '../../domain/report/triage.js';

export interface Attachment {
  readonly by: AccountId;
  readonly at: Date;
  /** The case with which it came, when that one was merged. */
  readonly via?: CaseId;
}

export interface CaseStore {
  /** The serial of the next case: from a sequence, gaps mean nothing. */
  nextSerial(): Promise<string>;
  add(incident: IncidentCase): Promise<void>;
  save(incident: IncidentCase): Promise<void>;
  /** @throws NotFound */
  forUpdate(id: CaseId): Promise<IncidentCase>;
  /** Locks the reports, so that none joins two cases. @throws NotFound */
  candidates(reports: readonly ReportId[]): Promise<readonly CaseReport[]>;
  attach(id: CaseId, report: ReportId, { by, at, via }: Attachment): Promise<void>;
  /** Ends the line that ties the report to the case. @returns whether there was one */
  detach(id: CaseId, report: ReportId, by: AccountId, at: Date): Promise<boolean>;
  /** Those of its reports that came with a case that was merged into it. */
  reportsVia(id: CaseId, via: CaseId): Promise<readonly ReportId[]>;
  /** The case a report belongs to now. */
  caseOf(report: ReportId): Promise<CaseId | undefined>;
  /** Those that belong to it now, oldest first. */
  reportsOf(id: CaseId): Promise<readonly ReportId[]>;
}
