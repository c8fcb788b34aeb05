import { timingSafeEqual } from 'node:crypto';

/** Without letters and figures that people mistake for each other (0 O, 1 I L, U for V). */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 3;
const GROUP_LENGTH = 4;

/** Some 58 bits, written in three groups of four: `K7QF-2MXA-9TBW`. @param secret at least 24 bytes, that of the report */
export function codeFrom(secret: Buffer): string {
  /** Two bytes a letter: what is left over by the division then hardly favours any. */
  const letters = Array.from(
    { length: GROUPS * GROUP_LENGTH },
    (_, at) => ALPHABET[secret.readUInt16BE(at * 2) % ALPHABET.length] ?? '',
  );
  return Array.from({ length: GROUPS }, (_, at) =>
    letters.slice(at * GROUP_LENGTH, (at + 1) * GROUP_LENGTH).join(''),
  ).join('-');
}

/** Whether somebody typed this code, with or without dashes, spaces and capitals. In constant time. */
export function isCode(typed: string, code: string): boolean {
  const [one, other] = [typed, code].map((text) => Buffer.from(text.toUpperCase().replaceAll(/[\s-]/g, ''), 'utf8'));
  return one !== undefined && other !== undefined && one.length === other.length && timingSafeEqual(one, other);
}
