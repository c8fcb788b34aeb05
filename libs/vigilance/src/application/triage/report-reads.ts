import type { Attachment } from '../../domain/report/attachment.js';
import type { MachineReading } from '../../domain/report/machine-reading.js';
import type { ReportFacts } from '../../domain/report/report.js';
import type { ReportId, TriageSnapshot } from '../../domain/report/triage.js';
import type { TriageState } from '../../domain/report/triage.lifecycle.js';
import type { Kind, Severity } from '../../domain/report/vocabulary.js';
import type { Author } from '../vigilance.work.js';

export interface ReportMessage {
  readonly no: number;
  readonly author: Author;
  readonly at: Date;
}

export interface InboxFilter {
  readonly state?: TriageState | undefined;
  readonly severity?: Severity | undefined;
  readonly kind?: Kind | undefined;
}

export interface InboxRow {
  readonly report: ReportFacts;
  readonly triage: TriageSnapshot;
}

/** Where the next page of the inbox begins: what is due first comes first. */
export interface InboxPosition {
  readonly dueAt: Date | null;
  readonly id: ReportId;
}

/** Reading without a transaction. */
export abstract class ReportReads {
  /** Unsorted before sorted, then by what is due first. */
  abstract inbox(filter: InboxFilter, after: InboxPosition | undefined, limit: number): Promise<readonly InboxRow[]>;
  abstract find(id: ReportId): Promise<InboxRow | undefined>;
  abstract byNumber(number: string): Promise<ReportFacts | undefined>;
  abstract triage(id: ReportId): Promise<TriageSnapshot | undefined>;
  abstract reading(id: ReportId): Promise<MachineReading | undefined>;
  abstract messages(id: ReportId): Promise<readonly ReportMessage[]>;
  /** In the order in which they came. */
  abstract attachments(id: ReportId): Promise<readonly Attachment[]>;
  /** Other reports of the same application and kind, newest first. */
  abstract similar(id: ReportId, limit: number): Promise<readonly InboxRow[]>;
}
