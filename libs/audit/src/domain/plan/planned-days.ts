import { addDays, type Day, daysBetween, lastDay, onWorkingDay, type WorkingCalendar } from '#libs/kernel';

/** As many working days as there are audits, evenly spread from the first day to the last, both included. */
export function spreadOver(count: number, first: Day, last: Day, calendar: WorkingCalendar): Day[] {
  const length = Math.max(0, daysBetween(first, last)) + 1;
  return Array.from({ length: count }, (_, place) => {
    const day = onWorkingDay(addDays(first, Math.floor(((place + 0.5) * length) / count)), calendar);
    return day > last ? lastWorkingDayUpTo(last, calendar) : day;
  });
}

/** The latest working day on which a notice of this length can still be given for an audit on the planned day. */
export function lastDayForNotice(planned: Day, notice: string, calendar: WorkingCalendar): Day {
  let day = addDays(planned, -1);
  while (!calendar.isWorkingDay(day) || lastDay(day, notice, calendar) > planned) day = addDays(day, -1);
  return day;
}

function lastWorkingDayUpTo(last: Day, calendar: WorkingCalendar): Day {
  let day = last;
  while (!calendar.isWorkingDay(day)) day = addDays(day, -1);
  return day;
}
