import { Conflict, dayOf, lastDay } from '#libs/kernel';
import type { ReportId } from '../report/triage.js';
import { type CaseSeverity, caseSeverity, type Kind, type Severity } from '../report/vocabulary.js';
import { type CaseRule, gravestCase } from './case-limits.js';
import type { CaseId, CaseSnapshot } from './case-snapshot.js';

/** A report, as far as a case needs it. */
export interface CaseReport {
  readonly id: ReportId;
  readonly number: string;
  readonly applicationId: string | null;
  readonly applicationName: string;
  readonly appVersion: string | null;
  readonly receivedAt: Date;
  readonly awareAt: Date;
  readonly kind: Kind;
  readonly severity: Severity;
  /** Of the framework, as software read it. */
  readonly topic: string | null;
  /** The case it belongs to now. */
  readonly caseId: CaseId | null;
}

export const severityOf = ({ kind, severity }: CaseReport): CaseSeverity => caseSeverity(kind, severity);

/** What the reports of a case make of it until a person qualifies it. */
export type Opened = Pick<
  CaseSnapshot,
  'applicationId' | 'applicationName' | 'kind' | 'severity' | 'topics' | 'versions' | 'zeroAt'
>;

/**
 * @param standsOut together they are a signal, which opens a case by itself (policy, section 6)
 * @throws Conflict (`case_without_report`, `report_in_a_case`, `reports_of_two_applications`, `too_few_reports`)
 */
export function openedFrom(reports: readonly CaseReport[], rule: CaseRule, standsOut = false): Opened {
  const [first] = reports;
  if (!first) throw new Conflict('case_without_report', 'A case needs a report.');
  for (const report of reports) belongs(report, first);
  const isReason = standsOut || reports.some((report) => rule.alone.includes(severityOf(report)));
  if (!isReason && !areAlike(reports, rule)) {
    throw new Conflict('too_few_reports', 'One serious report opens a case, or several alike within a short time.');
  }
  const severity = reports.map(severityOf).reduce(gravestCase);
  const gravest = reports.find((report) => severityOf(report) === severity) ?? first;
  return {
    applicationId: first.applicationId,
    applicationName: first.applicationName,
    kind: gravest.kind,
    severity,
    topics: withThose(
      [],
      reports.map(({ topic }) => topic),
    ),
    versions: withThose(
      [],
      reports.map(({ appVersion }) => appVersion),
    ),
    zeroAt: reports.map(({ awareAt }) => awareAt).reduce((one, other) => (one <= other ? one : other)),
  };
}

/** @throws Conflict (`report_in_a_case`, `reports_of_two_applications`) */
export function belongs(
  { caseId, ...report }: CaseReport,
  to: Pick<CaseSnapshot, 'applicationId' | 'applicationName'>,
): void {
  if (caseId !== null) throw new Conflict('report_in_a_case', 'This report belongs to a case already.');
  const same =
    report.applicationId === to.applicationId &&
    (report.applicationId !== null || folded(report.applicationName) === folded(to.applicationName));
  if (!same) throw new Conflict('reports_of_two_applications', 'These reports are not about the same application.');
}

/** So many of one kind, first to last within the window. */
function areAlike(reports: readonly CaseReport[], { independentReports, window, calendar }: CaseRule): boolean {
  return [...new Set(reports.map(({ kind }) => kind))].some((kind) => {
    const days = reports.flatMap((report) => (report.kind === kind ? [dayOf(report.receivedAt)] : [])).sort();
    return days.some((day, at) => {
      const last = days[at + independentReports - 1];
      return last !== undefined && last <= lastDay(day, window, calendar);
    });
  });
}

const folded = (name: string): string => name.normalize('NFKD').replace(/\p{M}/gu, '').trim().toLowerCase();

/** These and those, each once. */
export const withThose = (these: readonly string[], those: readonly (string | null)[]): string[] =>
  [...new Set([...these, ...those.filter((value) => value !== null)])].sort();
