import type { ReportId } from '../domain/report/triage.js';

export const reportSubject = (id: ReportId) => ({ kind: 'incident-report', id });

/** The report has to be sorted by then. */
export const TRIAGE_TIMER = 'vigilance.triage';
