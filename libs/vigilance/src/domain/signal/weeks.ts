import { addDays, type Day, daysBetween, weekday } from '#libs/kernel';

/** The Monday of its week. */
export const weekOf = (day: Day): Day => addDays(day, -((weekday(day) + 6) % 7));

export const addWeeks = (week: Day, weeks: number): Day => addDays(week, 7 * weeks);

/** Both are Mondays. */
export const weeksBetween = (from: Day, to: Day): number => Math.round(daysBetween(from, to) / 7);

export interface WeekCount {
  readonly week: Day;
  readonly cases: number;
}

/** Cases of every week from the first to the last, nought where nothing was told; what lies outside is left out. */
export function seriesOf(counts: readonly WeekCount[], first: Day, last: Day): readonly number[] {
  const series = new Array<number>(Math.max(0, weeksBetween(first, last) + 1)).fill(0);
  for (const { week, cases } of counts) {
    const at = weeksBetween(first, week);
    if (at >= 0 && at < series.length) series[at] = (series[at] ?? 0) + cases;
  }
  return series;
}
