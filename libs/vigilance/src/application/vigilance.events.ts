import type { CaseAction, CaseState } from '../domain/case/case.lifecycle.js';
import type { CaseGap, CaseId } from '../domain/case/case-snapshot.js';
import type { ReportId, SortingOutcome } from '../domain/report/triage.js';
import type { CaseSeverity, Kind, Severity } from '../domain/report/vocabulary.js';
import type { RequestId } from '../domain/request/publisher-request.js';
import type { RequestAction, RequestState } from '../domain/request/publisher-request.lifecycle.js';
import type { SignalId } from '../domain/signal/signal.js';

/** What a letter to a reporter is about. */
export type ReporterStep = 'received' | SortingOutcome | 'answered' | 'news';

/** What this context announces. Ids and vocabulary alone: nothing that a person wrote. */
export interface VigilanceEvents {
  'vigilance.report-received.v1': {
    readonly reportId: ReportId;
    readonly number: string;
    readonly kind: Kind;
    readonly severity: Severity;
  };
  /** Of the reviews that came with one file, those after this one are not read yet. */
  'vigilance.reviews-left.v1': { readonly importId: string; readonly after: string };
  'vigilance.report-read.v1': {
    readonly reportId: ReportId;
    readonly number: string;
    readonly kind: Kind;
    readonly severity: Severity;
    /** Rules that must not be missed and that the text sets off. */
    readonly alerts: readonly string[];
  };
  /** Something about his report awaits who made it, and he may be written to. */
  'vigilance.reporter-told.v1': {
    readonly reportId: ReportId;
    readonly step: ReporterStep;
    /** Of the message that awaits him, from 1; 0 when it is none. */
    readonly message: number;
  };
  /** Harm, or danger of it: claimed, or read by software in the text. */
  'vigilance.report-alarming.v1': {
    readonly reportId: ReportId;
    readonly kind: Kind;
    readonly severity: Severity;
  };
  'vigilance.report-sorted.v1': { readonly reportId: ReportId; readonly outcome: string; readonly severity: Severity };
  'vigilance.limit-exceeded.v1': { readonly reportId: ReportId; readonly number: string; readonly dueAt: string };
  'vigilance.case-moved.v1': {
    readonly caseId: CaseId;
    readonly number: string;
    readonly action: CaseAction | 'open';
    readonly state: CaseState;
    readonly version: number;
    /** Whose reporters are concerned; all of the case, when it is left out. */
    readonly reports?: readonly ReportId[];
  };
  /** Facts are established: what the publisher has to put right, in the words he reads. */
  'vigilance.case-confirmed.v1': {
    readonly caseId: CaseId;
    /** What its findings name as their source: another for each time that the case is confirmed. */
    readonly source: string;
    readonly applicationId: string;
    readonly severity: CaseSeverity;
    readonly kind: Kind;
    readonly topics: readonly string[];
    readonly gaps: readonly CaseGap[];
  };
  /** Reports of an application on a topic stand out; nobody has judged it yet. */
  'vigilance.signal-opened.v1': {
    readonly signalId: SignalId;
    readonly number: string;
    readonly applicationId: string;
    readonly topic: string;
  };
  'vigilance.measure-proposed.v1': {
    readonly caseId: CaseId;
    readonly number: string;
    readonly applicationId: string;
    readonly measure: 'suspend';
    readonly motive: string;
  };
  /** Something was said between the publisher, those who reported and the authority. */
  'vigilance.publisher-request-moved.v1': {
    readonly requestId: RequestId;
    readonly number: string;
    readonly action: RequestAction | 'send';
    readonly state: RequestState;
    readonly version: number;
  };
  'vigilance.publisher-request-late.v1': {
    readonly requestId: RequestId;
    readonly number: string;
    readonly state: RequestState;
    readonly dueAt: string;
  };
  /** The case asks for an audit out of turn. */
  'vigilance.audit-asked.v1': { readonly caseId: CaseId; readonly applicationId: string; readonly motive: string };
  'vigilance.case-limit-exceeded.v1': {
    readonly caseId: CaseId;
    readonly number: string;
    readonly dueAt: string;
    /** The limit was that of a contest, for the oversight body. */
    readonly contested: boolean;
    /** The limit was that of the routing; left out in what was announced before cases were routed. */
    readonly toRoute?: boolean;
  };
}

export type VigilanceEvent = {
  [Name in keyof VigilanceEvents]: {
    readonly name: Name;
    readonly payload: VigilanceEvents[Name];
    readonly occurredAt: Date;
  };
}[keyof VigilanceEvents];
