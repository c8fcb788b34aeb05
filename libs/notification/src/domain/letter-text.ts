import { type Day, dayOf, isDay, PARIS } from '#libs/kernel';
import type { LetterLanguage } from './letter-data.js';

const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const;

const longDay = {
  fr: new Intl.DateTimeFormat(LOCALES.fr, { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat(LOCALES.en, { dateStyle: 'long', timeZone: 'UTC' }),
};
const hour = {
  fr: new Intl.DateTimeFormat(LOCALES.fr, { timeStyle: 'short', timeZone: PARIS }),
  en: new Intl.DateTimeFormat(LOCALES.en, { timeStyle: 'short', timeZone: PARIS }),
};

/** "1er mars 2028", "1 March 2028". @throws RangeError when it is not a day */
export function writtenDay(day: string, language: LetterLanguage): string {
  if (!isDay(day)) throw new RangeError(`${day} is not a day`);
  const written = longDay[language].format(new Date(`${day}T00:00:00Z`));
  return language === 'fr' ? written.replace(/^1 /, '1er ') : written;
}

/** The day and the hour in Paris: "14 mars 2028 à 23:59 (heure de Paris)". @throws RangeError */
export function writtenMoment(instant: string, language: LetterLanguage): string {
  const at = new Date(instant);
  const day: Day = dayOf(at);
  return language === 'fr'
    ? `${writtenDay(day, 'fr')} à ${hour.fr.format(at)} (heure de Paris)`
    : `${writtenDay(day, 'en')} at ${hour.en.format(at)} (Paris time)`;
}
