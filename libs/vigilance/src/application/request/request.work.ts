import type { OrganisationId } from '#libs/kernel';
import type { CaseId } from '../../domain/case/case-snapshot.js';
import type { ReportId } from '../../domain/report/triage.js';
import type { PublisherRequest, RequestId, RequestSnapshot } from '../../domain/request/publisher-request.js';

export interface RequestStore {
  /** The serial of the next request: from a sequence, gaps mean nothing. */
  nextSerial(): Promise<string>;
  /** @throws Conflict `facts_sent_already` when the report has one */
  add(request: PublisherRequest): Promise<void>;
  save(request: PublisherRequest): Promise<void>;
  /** @throws NotFound */
  forUpdate(id: RequestId): Promise<PublisherRequest>;
  /** The last request that this report, or the case it belongs to now, led to. */
  lastOf(report: ReportId): Promise<RequestId | undefined>;
  /** Whose reports it comes from, as they are grouped now. */
  reportersOf(request: RequestSnapshot): Promise<readonly ReportId[]>;
}

/** How far somebody sees: every request, or those of these organisations. */
export type RequestHorizon = 'all' | { readonly organisations: readonly OrganisationId[] };

/** Reading without a transaction. */
export abstract class RequestReads {
  /** The last first. */
  abstract list(
    horizon: RequestHorizon,
    after: RequestId | undefined,
    limit: number,
  ): Promise<readonly RequestSnapshot[]>;
  abstract find(id: RequestId): Promise<RequestSnapshot | undefined>;
  /** The last request that this report, or the case it belongs to now, led to. */
  abstract lastOf(report: ReportId): Promise<RequestSnapshot | undefined>;
  /** Those of a case, or of a report, first to last. */
  abstract from(source: CaseId | ReportId): Promise<readonly RequestSnapshot[]>;
  /** Those of the application of which a commitment was judged, the last first. */
  abstract judged(applicationId: string): Promise<readonly RequestSnapshot[]>;
}
