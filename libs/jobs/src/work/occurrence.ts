import { addDays, type Day, dayOf, PARIS, startOf } from '#libs/kernel';
import type { WakeUp } from '../declaration.js';

/** The jobs that the time of day wakes. */
export type Schedule = Extract<WakeUp, { everySeconds: number } | { daily: string }>;

export const isSchedule = (wakes: WakeUp): wakes is Schedule => 'everySeconds' in wakes || 'daily' in wakes;

const MINUTE_MS = 60_000;
const HALF_DAY = 720;
const wallClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: PARIS,
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

/** The newest occurrence that is not after this instant: after an outage the last one is caught up, not each one. */
export function lastOccurrence(wakes: Schedule, now: Date): Date {
  if ('everySeconds' in wakes) {
    const period = wakes.everySeconds * 1_000;
    return new Date(Math.floor(now.getTime() / period) * period);
  }
  const today = dayOf(now);
  const occurrence = instantOf(today, wakes.daily);
  return occurrence <= now ? occurrence : instantOf(addDays(today, -1), wakes.daily);
}

/** When clocks in Paris show this time. In the night of spring in which 02:30 does not exist, an hour later. */
function instantOf(day: Day, time: string): Date {
  const wanted = minutesOf(time);
  const guess = new Date(startOf(day).getTime() + wanted * MINUTE_MS);
  const shown = minutesOf(wallClock.format(guess));
  const off = ((wanted - shown + HALF_DAY * 3) % (HALF_DAY * 2)) - HALF_DAY;
  const corrected = new Date(guess.getTime() + off * MINUTE_MS);
  return minutesOf(wallClock.format(corrected)) === wanted ? corrected : guess;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
