import { type Day, Invalid, isDay, type Reason } from '#libs/kernel';
import { CHANGE_CLASSES, type ChangeClass, type ChangeClasses } from '../domain/change-class.js';

/** @throws Invalid when the text names no day of the calendar */
export function readDay(text: string, field: string): Day {
  if (!isDay(text)) throw refused([fault(field, 'is a day, YYYY-MM-DD')]);
  return text;
}

/** @throws Invalid naming every word that is no class of change */
export function readClasses(given: Readonly<Record<string, string>>): ChangeClasses {
  const isClass = (word: string): word is ChangeClass => CHANGE_CLASSES.some((known) => known === word);
  const faults = Object.entries(given).flatMap(([id, word]) =>
    isClass(word) ? [] : [fault(`/classes/${id}`, `is one of ${CHANGE_CLASSES.join(', ')}`)],
  );
  if (faults.length > 0) throw refused(faults);
  return given as ChangeClasses;
}

const fault = (field: string, message: string): Reason => ({ code: 'not_accepted', message, field });

const refused = (faults: readonly Reason[]) =>
  new Invalid('validation_failed', 'Some values are not accepted.', faults);
