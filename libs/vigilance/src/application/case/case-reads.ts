import type { CaseState } from '../../domain/case/case.lifecycle.js';
import type { CaseReport } from '../../domain/case/case-opening.js';
import type { CaseId, CaseSnapshot } from '../../domain/case/case-snapshot.js';
import type { ReportFacts } from '../../domain/report/report.js';
import type { ReportId } from '../../domain/report/triage.js';
import type { CaseSeverity } from '../../domain/report/vocabulary.js';

export interface CaseFilter {
  readonly state?: CaseState | undefined;
  readonly severity?: CaseSeverity | undefined;
  readonly applicationId?: string | undefined;
}

/** Where the next page begins: what is due first comes first, what has no limit last. */
export interface CasePosition {
  readonly dueAt: Date | null;
  readonly id: CaseId;
}

/** Reading without a transaction. */
export abstract class CaseReads {
  abstract list(filter: CaseFilter, after: CasePosition | undefined, limit: number): Promise<readonly CaseSnapshot[]>;
  abstract find(id: CaseId): Promise<CaseSnapshot | undefined>;
  /** The case a report belongs to now. */
  abstract ofReport(report: ReportId): Promise<CaseSnapshot | undefined>;
  /** Cases of the application that were established and are closed, of these severities; the last first. */
  abstract established(applicationId: string, severities: readonly CaseSeverity[]): Promise<readonly CaseSnapshot[]>;
  /** Cases of the same application that a report could join; what is due first comes first. */
  abstract joinableBy(report: ReportFacts, limit: number): Promise<readonly CaseSnapshot[]>;
  /** The reports that belong to it now, oldest first. */
  abstract reportsOf(id: CaseId): Promise<readonly CaseReport[]>;
}
