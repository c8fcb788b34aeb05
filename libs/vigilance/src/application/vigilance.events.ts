import type { ReportId } from '../domain/report/triage.js';
import type { Kind, Severity } from '../domain/report/vocabulary.js';

/** What this context announces. Ids and vocabulary alone: nothing that a person wrote. */
export interface VigilanceEvents {
  'vigilance.report-received.v1': {
    readonly reportId: ReportId;
    readonly number: string;
    readonly kind: Kind;
    readonly severity: Severity;
  };
  'vigilance.report-read.v1': {
    readonly reportId: ReportId;
    readonly number: string;
    readonly kind: Kind;
    readonly severity: Severity;
    /** Rules that must not be missed and that the text sets off. */
    readonly alerts: readonly string[];
  };
  'vigilance.report-sorted.v1': { readonly reportId: ReportId; readonly outcome: string; readonly severity: Severity };
  'vigilance.limit-exceeded.v1': { readonly reportId: ReportId; readonly number: string; readonly dueAt: string };
}

export type VigilanceEvent = {
  [Name in keyof VigilanceEvents]: {
    readonly name: Name;
    readonly payload: VigilanceEvents[Name];
    readonly occurredAt: Date;
  };
}[keyof VigilanceEvents];
