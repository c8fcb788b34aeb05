import { addMonths, type Day } from '#libs/kernel';

/** Whether a criterion published that day counts on this one: phased-in criteria wait their months. */
export const isPhasedIn = (
  phase: { readonly months_after_publication: number } | undefined,
  publishedOn: Day,
  on: Day,
) => phase === undefined || addMonths(publishedOn, phase.months_after_publication) <= on;
