import { addDays, addMonths, type Day, dayOf } from '#libs/kernel';
import type { RetentionRule, Warnings } from './retention-policy.js';

/** What the publisher was told so far, and the day that was named to him. */
export interface Warning {
  readonly firstOn: Day;
  readonly secondOn: Day | null;
  readonly eraseOn: Day;
}

/** Something that comes to the end of its time. */
export interface Due {
  /** From this moment it is kept no longer. */
  readonly dueAt: Date;
  /** Why it may not go yet: `hold` for one put by hand, else the procedure that is open. */
  readonly heldBy: readonly string[];
  readonly warning: Warning | null;
}

export type Verdict =
  | { readonly action: 'none' }
  | { readonly action: 'blocked'; readonly heldBy: readonly string[] }
  | { readonly action: 'warn'; readonly warning: Warning; readonly occurrence: 'first' | 'second' }
  | { readonly action: 'wait'; readonly eraseOn: Day }
  | { readonly action: 'erase' };

const later = (a: Day, b: Day): Day => (a > b ? a : b);

/**
 * What is to be done with it at this moment. Nobody loses anything without two warnings at their full distance: where a
 * night was missed, the day of erasure moves, not the warning. What was held back is warned of anew.
 */
export function judge(due: Due, { told }: RetentionRule, { firstMonths, secondDays }: Warnings, now: Date): Verdict {
  const isOver = due.dueAt <= now;
  if (due.heldBy.length > 0) return isOver || told ? { action: 'blocked', heldBy: due.heldBy } : { action: 'none' };
  if (!told) return isOver ? { action: 'erase' } : { action: 'none' };

  const today = dayOf(now);
  const firstDay = addDays(dayOf(due.dueAt), 1);
  const known = due.warning !== null && due.warning.eraseOn >= firstDay ? due.warning : null;
  if (!known) {
    if (today < addMonths(firstDay, -firstMonths)) return { action: 'none' };
    const eraseOn = later(firstDay, addMonths(today, firstMonths));
    return { action: 'warn', occurrence: 'first', warning: { firstOn: today, secondOn: null, eraseOn } };
  }
  if (known.secondOn === null) {
    if (today < addDays(known.eraseOn, -secondDays)) return { action: 'wait', eraseOn: known.eraseOn };
    const eraseOn = later(known.eraseOn, addDays(today, secondDays));
    return { action: 'warn', occurrence: 'second', warning: { ...known, secondOn: today, eraseOn } };
  }
  return today < known.eraseOn ? { action: 'wait', eraseOn: known.eraseOn } : { action: 'erase' };
}
