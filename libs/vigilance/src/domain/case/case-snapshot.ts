import type { AccountId, Id } from '#libs/kernel';
import type { ReportId } from '../report/triage.js';
import type { CaseSeverity, Kind, Service } from '../report/vocabulary.js';
import type { CaseState } from './case.lifecycle.js';

export type CaseId = Id<'IncidentCase'>;

/** What a case is dismissed for, before anybody looks into it. */
export const DISMISSALS = ['out_of_scope', 'duplicate', 'abuse'] as const;
/** What a case ends with once it was looked into: nothing was found, or nothing is left to put right. */
export const CLOSURES = ['unconfirmed', 'confirmed'] as const;
/** `corrected`: every finding was verified; `merged`: another case goes on with its reports. */
export const CONCLUSIONS = [...DISMISSALS, ...CLOSURES, 'corrected', 'merged'] as const;
export type Dismissal = (typeof DISMISSALS)[number];
export type Closure = (typeof CLOSURES)[number];

export interface Conclusion {
  readonly outcome: (typeof CONCLUSIONS)[number];
  /** In the words its reporters read. */
  readonly motive: string;
  /** Who is in charge instead, for what is out of scope. */
  readonly services: readonly Service[];
  /** Null for the system. */
  readonly by: AccountId | null;
  readonly at: string;
}

/** A criterion that the facts show not to be met. */
export interface CaseGap {
  readonly criterion: string;
  readonly severity: string;
  readonly text: string;
}

/** What became of a finding that was opened from this case. */
export interface CaseFinding {
  readonly findingId: string;
  readonly state: 'verified' | 'waived' | 'failed';
}

/** Who reported contests a conclusion. The words are a message of the report. */
export interface CaseContest {
  readonly reportId: ReportId;
  /** Number of that message. */
  readonly message: number;
  /** Which conclusion: 1 is the first. */
  readonly conclusion: number;
  readonly lodgedAt: string;
  readonly dueAt: string;
  readonly state: 'pending' | 'upheld' | 'rejected';
  /** Why it was ruled so, in the words that the reporter reads. */
  readonly answer: string | null;
  readonly by: AccountId | null;
}

/** Somebody asks another to give a lower severity. */
export interface CaseLowering {
  readonly severity: CaseSeverity;
  readonly by: AccountId;
  readonly motive: string;
  readonly at: string;
}

export interface CaseSnapshot {
  readonly id: CaseId;
  /** `INC-2027-000012`. */
  readonly number: string;
  /** Null when it is not in the catalogue. */
  readonly applicationId: string | null;
  readonly applicationName: string;
  readonly kind: Kind;
  readonly severity: CaseSeverity;
  /** Incident topics of the framework. */
  readonly topics: readonly string[];
  /** Versions of the application that are affected, as reported or established. */
  readonly versions: readonly string[];
  /** What was established, in the words the publisher reads; null until it is confirmed. */
  readonly facts: string | null;
  /** What the publisher has to put right; empty until it is confirmed. */
  readonly gaps: readonly CaseGap[];
  /** How often it was confirmed: after a finding has failed, what is confirmed anew is put right anew. */
  readonly round: number;
  /** Findings of this round that have ended. */
  readonly followed: readonly CaseFinding[];
  /** The zero of its clocks: when we could know of the first report, or when it was opened again. */
  readonly zeroAt: Date;
  /** Null while the publisher is waited for, whose findings have their own days, and at the end. */
  readonly dueAt: Date | null;
  /** First to last: an earlier one stays when the case is opened again. */
  readonly conclusions: readonly Conclusion[];
  readonly lowering: CaseLowering | null;
  /** First to last. */
  readonly contests: readonly CaseContest[];
  /** The case that goes on with its reports. */
  readonly mergedInto: CaseId | null;
  /** Who is told, as a person said last; null until somebody has. */
  readonly route: readonly Service[] | null;
  /** Somebody has to have routed it by then; null once it is, at its end, and when nobody has to be told. */
  readonly routeDueAt: Date | null;
  readonly openedBy: AccountId;
  readonly openedAt: Date;
  readonly state: CaseState;
  readonly stateSince: Date;
  readonly version: number;
}
