import { dayOf, dueInstant, type WorkingCalendar } from '#libs/kernel';
import type { Kind, Severity } from './vocabulary.js';

/** How long a report may wait to be sorted, as the policy writes it (`incidents.triage`). */
export type TriagePeriods = Readonly<Record<'danger' | 'health' | 'other', string>>;

/** Danger, harm to health, or anything else: the three rows of the policy. */
export const urgencyOf = (kind: Kind, severity: Severity): keyof TriagePeriods => {
  if (severity === 'critical') return 'danger';
  return kind === 'health_harm' ? 'health' : 'other';
};

/** Counted from the moment we knew of it, never from the moment software read it. */
export const triageDue = (
  aware: Date,
  { kind, severity }: { readonly kind: Kind; readonly severity: Severity },
  periods: TriagePeriods,
  calendar: WorkingCalendar,
): Date => dueInstant(aware, dayOf(aware), periods[urgencyOf(kind, severity)], calendar);
