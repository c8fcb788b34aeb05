import { addDays, type Day } from '#libs/kernel';

/** Days from the first to the last, both counted. */
export interface Window {
  readonly from: Day;
  readonly to: Day;
}

/** Ratings given in a window; the mean is null where there are none. */
export interface WindowRatings extends Window {
  readonly count: number;
  readonly mean: number | null;
}

/** Two windows of this many days in a row; the later one ends today. */
export const trendWindows = (today: Day, days: number): { readonly earlier: Window; readonly later: Window } => ({
  earlier: { from: addDays(today, 1 - 2 * days), to: addDays(today, -days) },
  later: { from: addDays(today, 1 - days), to: today },
});
