import { isEmail } from 'class-validator';
import { isDay } from '#libs/kernel';
import type { Faults } from '../pages/report/form.js';
import type { Contact, Details } from './draft.js';
import type { ReportTexts } from './report-texts.js';
import type { Fields } from './visit.js';

/** What a page was told, and what is wrong with it: what is wrong is shown again as it was written. */
export interface Reading<Value> {
  readonly value: Value;
  readonly faults: Faults;
}

const SHORTEST = 3;

const present = <Value extends object>(value: Value) =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined && one !== '')) as {
    [Key in keyof Value]?: Exclude<Value[Key], undefined>;
  };

const cut = (text: string | undefined, length: number): string => (text ?? '').slice(0, length);

/** A text of somebody. @param name of the field */
export function readWords(
  fields: Fields,
  { name, longest, none, t }: { name: string; longest: number; none: string; t: ReportTexts },
): Reading<string> {
  const value = fields[name] ?? '';
  if (value.length < SHORTEST) return { value, faults: { [name]: none } };
  if (value.length > longest) return { value, faults: { [name]: t.tooLong(String(longest)) } };
  return { value, faults: {} };
}

export function readDetails(fields: Fields, today: string, t: ReportTexts): Reading<Details> {
  const occurredOn = fields.occurredOn ?? '';
  const isBad = occurredOn !== '' && (!isDay(occurredOn) || occurredOn > today);
  return {
    value: present({ occurredOn, appVersion: cut(fields.appVersion, 60), system: cut(fields.system, 120) }),
    faults: isBad ? { occurredOn: t.badDay } : {},
  };
}

/** Who stays anonymous leaves nothing behind, whatever he had written. */
export function readContact(fields: Fields, t: ReportTexts): Reading<Contact | undefined> {
  if (fields.mayContact === 'no') return { value: { mayContact: false }, faults: {} };
  const [name, email, phone] = [cut(fields.name, 200), cut(fields.email, 254), cut(fields.phone, 40)];
  const given = present({ name, email, phone });
  if (fields.mayContact !== 'yes') return { value: undefined, faults: { mayContact: t.needContactChoice } };
  const value = { mayContact: true, ...given };
  if (email !== '' && !isEmail(email)) return { value, faults: { email: t.badEmail } };
  if (email === '' && phone === '') return { value, faults: { email: t.needWay } };
  return { value, faults: {} };
}
