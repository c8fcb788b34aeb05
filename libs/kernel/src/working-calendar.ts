/// <reference path="./jours-feries.d.ts" />
import getJoursFeries from '@socialgouv/jours-feries';
import { addDays, type Day, weekday } from './day.js';

/** Says which days count as working days. */
export interface WorkingCalendar {
  isWorkingDay(day: Day): boolean;
}

/** Monday to Friday without the public holidays of French law (art. L3133-1 code du travail; L3134-13 in Alsace-Moselle). */
export function frenchCalendar({ alsaceMoselle }: { alsaceMoselle: boolean }): WorkingCalendar {
  const holidaysOf = memoize((year: number) => {
    const named = getJoursFeries(year, { alsace: alsaceMoselle });
    return new Set(Object.values(named).map((date) => date.toISOString().slice(0, 10)));
  });
  return {
    isWorkingDay: (day) => ![0, 6].includes(weekday(day)) && !holidaysOf(Number(day.slice(0, 4))).has(day),
  };
}

/** This day when it is a working day, else the first one after it. */
export function onWorkingDay(day: Day, calendar: WorkingCalendar): Day {
  let candidate = day;
  while (!calendar.isWorkingDay(candidate)) candidate = addDays(candidate, 1);
  return candidate;
}

/** The nth working day after this one, which is not counted. */
export function addWorkingDays(from: Day, count: number, calendar: WorkingCalendar): Day {
  let day = from;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (calendar.isWorkingDay(day)) left -= 1;
  }
  return day;
}

function memoize<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const found = known.get(key) ?? compute(key);
    known.set(key, found);
    return found;
  };
}
