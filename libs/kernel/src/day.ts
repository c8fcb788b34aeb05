declare const day: unique symbol;

/** A calendar day `YYYY-MM-DD`, without hour or zone: what a legal time limit is made of. */
export type Day = string & { readonly [day]: true };

/** Days are counted where the law is: a deadline ends at midnight in Paris, in summer and in winter. */
export const PARIS = 'Europe/Paris';

const DAY_MS = 86_400_000;
const parisDay = new Intl.DateTimeFormat('sv-SE', { timeZone: PARIS });
const parisOffset = new Intl.DateTimeFormat('en-US', { timeZone: PARIS, timeZoneName: 'longOffset' });

const utc = (value: Day): number => Date.parse(`${value}T00:00:00Z`);
const fromUtc = (instant: number): Day => new Date(instant).toISOString().slice(0, 10) as Day;

export const isDay = (text: string): text is Day =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(utc(text as Day)) && fromUtc(utc(text as Day)) === text;

/** @throws RangeError when the text is not an existing day. */
export function toDay(text: string): Day {
  if (!isDay(text)) throw new RangeError(`${text} is not a day (YYYY-MM-DD)`);
  return text;
}

/** The day it is in Paris at this instant. */
export const dayOf = (instant: Date): Day => parisDay.format(instant) as Day;

export const addDays = (from: Day, days: number): Day => fromUtc(utc(from) + days * DAY_MS);

export const daysBetween = (from: Day, to: Day): number => Math.round((utc(to) - utc(from)) / DAY_MS);

/** Same day of the month, or its last day when the month is shorter (31 January + 1 month = 28 or 29 February). */
export function addMonths(from: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = from.split('-').map(Number);
  const lastOfTarget = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  return fromUtc(
    Date.UTC(lastOfTarget.getUTCFullYear(), lastOfTarget.getUTCMonth(), Math.min(date, lastOfTarget.getUTCDate())),
  );
}

/** Months that have passed in full from one day to the other; 0 when the second is earlier. */
export function wholeMonthsBetween(from: Day, to: Day): number {
  const months = Math.floor(daysBetween(from, to) / 28);
  for (let count = months; count > 0; count -= 1) if (addMonths(from, count) <= to) return count;
  return 0;
}

/** 0 is Sunday, 6 is Saturday. */
export const weekday = (value: Day): number => new Date(utc(value)).getUTCDay();

/** The instant at which this day begins in Paris. */
export function startOf(value: Day): Date {
  const guess = new Date(utc(value));
  const name = parisOffset.formatToParts(guess).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT+01:00';
  return new Date(`${value}T00:00:00${name.slice(3) || 'Z'}`);
}

/** The last instant of this day in Paris: a limit "on the 20th" is kept at 23:59 (EXP-12). */
export const endOf = (value: Day): Date => new Date(startOf(addDays(value, 1)).getTime() - 1);
