import type { CaseId } from '../../domain/case/case-snapshot.js';

export const caseSubject = (id: CaseId) => ({ kind: 'incident-case', id });

/** The case has to be qualified, or to have a first conclusion, by then. */
export const CASE_TIMER = 'vigilance.case';

/** A contest of its conclusion has to be ruled on by then. */
export const CONTEST_TIMER = 'vigilance.contest';

/** A case has to be routed by then. */
export const ROUTE_TIMER = 'vigilance.route';

/** What the findings of a case name as their source. */
export const sourceOf = (id: CaseId, round: number): string => (round === 1 ? id : `${id}:${round}`);

export function caseOfSource(source: string): { readonly caseId: CaseId; readonly round: number } {
  const [caseId = '', round = '1'] = source.split(':');
  return { caseId: caseId as CaseId, round: Number(round) };
}
