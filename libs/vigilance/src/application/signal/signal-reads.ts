import type { CaseReport } from '../../domain/case/case-opening.js';
import type { ReportId } from '../../domain/report/triage.js';
import type { Severity } from '../../domain/report/vocabulary.js';
import type { SignalId, SignalSnapshot } from '../../domain/signal/signal.js';
import type { SignalState } from '../../domain/signal/signal.lifecycle.js';
import type { SignalMethod } from '../../domain/signal/signal-numbers.js';

export interface SignalFilter {
  readonly state?: SignalState | undefined;
  readonly applicationId?: string | undefined;
  readonly topic?: string | undefined;
  readonly method?: SignalMethod | undefined;
}

/** A report that stands beside a campaign and is graver than its texts. */
export interface BesideCampaign {
  readonly id: ReportId;
  readonly number: string;
  readonly severity: Severity;
}

/** Reports of one application that repeat each other. */
export interface Campaign {
  /** The first of them. */
  readonly id: ReportId;
  readonly number: string;
  readonly applicationId: string;
  readonly applicationName: string;
  readonly severity: Severity;
  readonly reports: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly beside: readonly BesideCampaign[];
}

/** Reading without a transaction. */
export abstract class SignalReads {
  /** The newest first, after this one. */
  abstract list(filter: SignalFilter, after: SignalId | undefined, limit: number): Promise<readonly SignalSnapshot[]>;
  abstract find(id: SignalId): Promise<SignalSnapshot | undefined>;
  /** The reports it counts, over its window, oldest first. */
  abstract reportsOf(signal: SignalSnapshot, atMost: number): Promise<readonly CaseReport[]>;
  /** The newest first, after this one; of so many reports or more. */
  abstract campaigns(
    applicationId: string | undefined,
    after: ReportId | undefined,
    limit: number,
  ): Promise<readonly Campaign[]>;
  /** Serious or graver, received in this time, oldest first; the first of them where they are many. */
  abstract seriousReports(applicationId: string, from: Date, until: Date): Promise<readonly BesideCampaign[]>;
  /** Those that this application was the target of since. */
  abstract campaignsOf(signal: SignalSnapshot): Promise<readonly Campaign[]>;
}
