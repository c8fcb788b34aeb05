import { Invalid, isDay, startOf } from '#libs/kernel';

/** The first moment of a day that somebody named; undefined when nobody did. @throws Invalid */
export function momentOf(day: string | undefined): Date | undefined {
  if (day === undefined) return undefined;
  if (!isDay(day)) {
    throw new Invalid('validation_failed', `${day} is no day.`, [
      { code: 'bad_day', message: 'is no day', field: '/at' },
    ]);
  }
  return startOf(day);
}
