import { addDays, addMonths, type Day, parseDuration } from '#libs/kernel';

/** Between which days an appeal is in time. Null: no bound on that side. */
export interface LodgingWindow {
  readonly from: Day | null;
  readonly until: Day | null;
}

/** Against a decision: until the last day that its notice tells. */
export const againstDecision = (appealUntil: Day): LodgingWindow => ({ from: null, until: appealUntil });

/**
 * Against inaction: once a limit of the authority is exceeded by as long as the policy says. Nothing prolongs that, not
 * even a holiday: it opens a right, it does not bind anybody.
 * @throws RangeError when the policy counts it in hours or working days
 */
export function againstInaction(limit: Day, exceededBy: string): LodgingWindow {
  const { count, unit } = parseDuration(exceededBy);
  if (unit === 'calendar') return { from: addDays(limit, count + 1), until: null };
  if (unit === 'months') return { from: addDays(addMonths(limit, count), 1), until: null };
  throw new RangeError(`${exceededBy} cannot open an appeal: count it in days or months`);
}

/** Where nothing was late, no day is in time. */
export const NEVER: LodgingWindow = { from: null, until: null };

export function isInTime({ from, until }: LodgingWindow, filedOn: Day): boolean {
  if (from === null && until === null) return false;
  return (from === null || filedOn >= from) && (until === null || filedOn <= until);
}
