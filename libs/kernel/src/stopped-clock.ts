import { addDays, type Day } from './day.js';
import { onWorkingDay, type WorkingCalendar } from './working-calendar.js';

/** A time during which the publisher owes an answer. Both days are stopped; without `to` it is still open. */
export interface ClockStop {
  readonly from: Day;
  readonly to?: Day;
  readonly cancelled?: boolean;
}

export interface StoppableLimit {
  readonly start: Day;
  readonly days: number;
  readonly unit: 'calendar' | 'working';
  readonly stops: readonly ClockStop[];
  /** Needed when a stop is open: the due date is then the one "if it were answered today". */
  readonly today?: Day;
}

export interface StoppedDue {
  readonly due: Day;
  readonly stoppedDays: number;
}

/**
 * When a limit that stops ends. The start day is not counted; a day covered by a live stop is not counted;
 * overlapping stops count once; a count that ends on a closed day is due on the next working day.
 * `stoppedDays` are calendar days, whatever the unit.
 * @throws RangeError when a stop is open and today is not given.
 */
export function stoppedDue({ start, days, unit, stops, today }: StoppableLimit, calendar: WorkingCalendar): StoppedDue {
  const live = stops
    .filter(({ cancelled }) => !cancelled)
    .map(({ from, to }) => {
      const end = to ?? today;
      if (end === undefined) throw new RangeError('a stop is still open: say which day it is');
      return { from, to: end };
    });
  const isStopped = (day: Day) => live.some(({ from, to }) => from <= day && day <= to);

  let day = start;
  let stoppedDays = 0;
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    if (isStopped(day)) stoppedDays += 1;
    else if (unit === 'calendar' || calendar.isWorkingDay(day)) left -= 1;
  }
  return { due: onWorkingDay(day, calendar), stoppedDays };
}
