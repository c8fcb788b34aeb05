import { type Day, Invalid, isDay } from '#libs/kernel';

/** @throws Invalid (`bad_day`) naming the field */
export function knownDay(text: string, field: string): Day {
  if (isDay(text)) return text;
  throw new Invalid('bad_day', 'This is not a day.', [
    { code: 'bad_day', message: 'is not a day (YYYY-MM-DD)', field },
  ]);
}
