import { type ClockStop, type Day, parseDuration, stoppedDue, type WorkingCalendar } from '#libs/kernel';
import type { EvaluationClock } from './dossier.js';

/** The clock as every reader is shown it: what was used, what stopped it, when it ends. */
export interface ClockReading {
  readonly start: Day;
  readonly limit: string;
  /** More time that was given; absent when none was. */
  readonly extension?: string;
  readonly due: Day;
  readonly stoppedDays: number;
  readonly stops: readonly ClockStop[];
  readonly running: boolean;
  readonly late: boolean;
}

/** Reads the clock on a day. With a stop still open, `due` is the date "if it were answered today". */
export function readClock(
  clock: EvaluationClock,
  stops: readonly ClockStop[],
  today: Day,
  calendar: WorkingCalendar,
): ClockReading {
  const { count, unit } = parseDuration(clock.limit);
  if (unit !== 'working' && unit !== 'calendar')
    throw new RangeError(`${clock.limit} cannot be stopped: count it in days`);
  const days = count + (clock.extension === undefined ? 0 : parseDuration(clock.extension).count);
  const { due, stoppedDays } = stoppedDue({ start: clock.start, days, unit, stops, today }, calendar);
  const running = !stops.some(({ to, cancelled }) => to === undefined && !cancelled);
  return { ...clock, due, stoppedDays, stops, running, late: running && today > due };
}
