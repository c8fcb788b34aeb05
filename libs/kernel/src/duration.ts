import { addDays, addMonths, type Day, endOf } from './day.js';
import { addWorkingDays, onWorkingDay, type WorkingCalendar } from './working-calendar.js';

const UNITS = { wd: 'working', d: 'calendar', m: 'months', h: 'hours' } as const;

/** A time limit as the policy writes it: `15wd`, `60d`, `3m`, `24h`. */
export interface Duration {
  readonly count: number;
  readonly unit: (typeof UNITS)[keyof typeof UNITS];
}

export const DURATION_PATTERN = /^(\d+)(wd|d|m|h)$/;

/** @throws RangeError when the text is not a duration of the policy. */
export function parseDuration(text: string): Duration {
  const [, count, unit] = DURATION_PATTERN.exec(text) ?? [];
  if (count === undefined) throw new RangeError(`${text} is not a duration (15wd, 60d, 3m or 24h)`);
  return { count: Number(count), unit: UNITS[unit as keyof typeof UNITS] };
}

/**
 * The last day of a limit that starts on this day, which is not counted.
 * A limit in days, working days or months that ends on a closed day ends on the next working day.
 * @throws RangeError for a limit in hours, which has no last day: use `dueInstant`.
 */
export function lastDay(from: Day, duration: string, calendar: WorkingCalendar): Day {
  const { count, unit } = parseDuration(duration);
  if (unit === 'hours') throw new RangeError(`${duration} is counted in hours, not in days`);
  if (unit === 'working') return addWorkingDays(from, count, calendar);
  return onWorkingDay(unit === 'months' ? addMonths(from, count) : addDays(from, count), calendar);
}

/** The last instant at which the limit is still kept: hours run from the instant, days end at midnight in Paris. */
export function dueInstant(from: Date, today: Day, duration: string, calendar: WorkingCalendar): Date {
  const { count, unit } = parseDuration(duration);
  if (unit === 'hours') return new Date(from.getTime() + count * 3_600_000);
  return endOf(lastDay(today, duration, calendar));
}
