import type { WorkingCalendar } from '#libs/kernel';
import type { DecisionId } from '../../domain/decision/decision.js';
import type { ReferencingScope } from '../referencing.work.js';

type Reading = Pick<ReferencingScope, 'decisions' | 'dossiers' | 'rules'>;

/** How the days of this decision are counted: as its dossier's, or its listing's, were. */
export async function calendarFor(scope: Reading, decisionId: DecisionId): Promise<WorkingCalendar> {
  const { dossierId, frameworkVersion } = await scope.decisions.get(decisionId);
  const rules = dossierId
    ? await scope.rules.for(await scope.dossiers.get(dossierId))
    : await scope.rules.under(frameworkVersion ?? '');
  return rules.calendar;
}
