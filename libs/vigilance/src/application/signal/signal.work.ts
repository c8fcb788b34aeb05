import type { Day } from '#libs/kernel';
import type { CaseId } from '../../domain/case/case-snapshot.js';
import type { ReportId } from '../../domain/report/triage.js';
import type { Severity } from '../../domain/report/vocabulary.js';
import type { Repetition } from '../../domain/signal/repeated-texts.js';
import type { Signal, SignalId } from '../../domain/signal/signal.js';
import type { WeekCount } from '../../domain/signal/weeks.js';

/** A listed application, as far as signals need it. */
export interface WatchedApplication {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly listedOn: Day;
}

/** Cases of one application and topic, over a window. */
export interface PairCount {
  readonly applicationId: string;
  readonly topic: string;
  readonly cases: number;
}

/** The copy of a text without the people in it. */
export interface ReadText {
  readonly id: ReportId;
  readonly receivedAt: Date;
  readonly severity: Severity;
  readonly copy: string;
}

export interface SignalStore {
  /** Notes that the counts of the application of this report, or of this case, have to be made anew. */
  noteReport(id: ReportId): Promise<void>;
  noteCase(id: CaseId): Promise<void>;
  /** Notes it of every application of which something was told. */
  noteAll(): Promise<void>;
  /** Takes those whose counts have to be made anew, and forgets it: what is noted from now on waits for this transaction. */
  takeDue(atMost: number): Promise<readonly string[]>;
  /** Those that software has read, received since, oldest first. */
  textsOf(applicationId: string, since: Date): Promise<readonly ReadText[]>;
  /** Replaces what was folded of these reports. */
  keepRepetitions(reports: readonly ReportId[], found: readonly Repetition[]): Promise<void>;
  /** Makes the weekly counts of the application anew from its reports. */
  recount(applicationId: string): Promise<void>;
  /** Applications in the catalogue now, suspended ones included. */
  watched(): Promise<readonly WatchedApplication[]>;
  /** Of all applications in the catalogue, over the weeks from the first to the last. */
  pairs(first: Day, last: Day): Promise<readonly PairCount[]>;
  /** By topic, over the weeks from the first to the last. */
  weeksOf(applicationId: string, first: Day, last: Day): Promise<ReadonlyMap<string, readonly WeekCount[]>>;
  /** The first week in which anything was told of any application. */
  firstWeek(): Promise<Day | null>;
  nextSerial(): Promise<string>;
  add(signal: Signal): Promise<void>;
  save(signal: Signal): Promise<void>;
  /** @throws NotFound */
  forUpdate(id: SignalId): Promise<Signal>;
  /** The last of each topic of the application; locked. */
  lastOf(applicationId: string): Promise<readonly Signal[]>;
  /** Reports of the application on the topic, received since, that belong to no case; oldest first. */
  looseReports(applicationId: string, topic: string, since: Day, atMost: number): Promise<readonly ReportId[]>;
}
