import { hasLuhn, hasNirKey, isIban } from './checks.js';
import type { Mark, MarkKind } from './marks.js';

/** A number or address of somebody: how it is written, and what more must hold. Every pattern is bounded. */
interface Pattern {
  readonly kind: MarkKind;
  readonly pattern: RegExp;
  readonly accepts?: (written: string) => boolean;
  /** The part of the match that is taken out; the whole without it. */
  readonly group?: number;
}

const digitsOf = (written: string): string => written.replace(/\D/g, '');

const MONTHS =
  'janvier|janv|f[ée]vrier|f[ée]vr?|mars|avril|avr|mai|juin|juillet|juil|ao[uû]t|septembre|sept|octobre|oct|novembre|nov|d[ée]cembre|d[ée]c';
const NUMERIC_DATE = String.raw`\d{1,2}\s?[/.\- ]\s?\d{1,2}\s?[/.\- ]\s?(?:19|20)?\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}`;
const WRITTEN_DATE = String.raw`\d{1,2}(?:er)?\s(?:${MONTHS})\.?(?:\s(?:19|20)?\d{2})?`;
/** Whoever reports a fault of an application writes of these years; an older full date is a birthday. */
const BORN_BEFORE = 2006;
const yearOf = (written: string): number => Number(/(?:19|20)\d{2}/.exec(written)?.[0] ?? 9999);

/** A pharmacy's product codes have 13 digits and begin with 3: they are no person. */
const NIR = String.raw`(?<![\d])[12378][\s.\-]?\d{2}[\s.\-]?(?:0[1-9]|1[0-2]|[2-9]\d)[\s.\-]?(?:\d{2}|2[ABab])[\s.\-]?\d{3}[\s.\-]?\d{3}`;

const SOCIAL =
  /(?:facebook|instagram|linkedin|twitter|tiktok|snapchat)\.com\/(?:in\/)?[\w.-]{2,}|\bx\.com\/\w{2,}|t\.me\/\w{2,}/i;
const TELLING =
  /[?#@]|\d{5,}|[0-9a-f]{8}-[0-9a-f]{4}|\/(?:user|users|patient|patients|profil|profile|profiles|compte|account|dossier|membre|member|u)s?\/[\w.%-]+/i;

/** In the order of precedence: where two overlap, the first is taken. */
const PATTERNS: readonly Pattern[] = [
  { kind: 'email', pattern: /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/gu },
  {
    kind: 'email',
    pattern:
      /[\w.+-]{2,64}\s?(?:\(at\)|\[at\]|\barobase\b|\(arobase\))\s?[\w-]{2,63}(?:\.|\s?(?:\(dot\)|\[dot\]|\(point\)|\bpoint\b)\s?)[a-z]{2,6}\b/gi,
  },
  {
    kind: 'url',
    pattern:
      /(?:https?:\/\/|www\.)[^\s<>"'«»)\]]{3,2000}|\b[\w-]{2,40}\.(?:com|fr|net|org|me)\/[^\s<>"'«»)\]]{1,500}/gi,
    accepts: (written) => TELLING.test(written) || SOCIAL.test(written),
  },
  {
    kind: 'iban',
    pattern: /\b[A-Za-z]{2}\d{2}(?:[\s-]?[A-Za-z0-9]{4}){3,7}(?:[\s-]?[A-Za-z0-9]{1,3})?\b/g,
    accepts: (written) => isIban(written.replaceAll('-', '')) || /^fr\d{2}(?:[\s-]?[a-z0-9]){23}$/i.test(written),
  },
  { kind: 'nir', pattern: new RegExp(String.raw`${NIR}[\s.\-/]{0,3}\d{2}(?!\d)`, 'g'), accepts: isPlausibleNir },
  { kind: 'nir', pattern: new RegExp(String.raw`${NIR}(?!\d)`, 'g'), accepts: (written) => /^[1278]/.test(written) },
  {
    kind: 'card',
    pattern: /(?<!\d)\d{4}(?:[\s-]?\d{4}){3}(?!\d)/g,
    accepts: (written) => hasLuhn(digitsOf(written)),
  },
  {
    kind: 'rpps',
    pattern: /\b(?:rpps|adeli)\b[^\d\n]{0,20}(\d(?:\s?\d){8,10})(?!\d)/gi,
    group: 1,
  },
  { kind: 'rpps', pattern: /(?<!\d)1\d{10}(?!\d)/g, accepts: hasLuhn },
  {
    kind: 'phone',
    pattern: /(?<![\d+])(?:(?:\+|00)33[\s.-]?(?:\(0\)[\s.-]?)?|0)[1-9](?:[\s.-]{0,2}\d){8}(?!\d)/g,
  },
  { kind: 'phone', pattern: /(?<!\d)(?:\+|00)(?:[1-9]\d{0,2})[\s.-]?(?:\(0\))?(?:[\s.-]?\d){7,12}(?!\d)/g },
  {
    kind: 'birth_date',
    pattern: new RegExp(
      String.raw`\b(?:n[ée]e?s?\s(?:le\s|en\s)?|naissances?\b|ddn\b|anniversaire\b)[^\d\n]{0,15}(${NUMERIC_DATE}|${WRITTEN_DATE}|(?:19|20)\d{2})(?!\d)`,
      'gi',
    ),
    group: 1,
  },
  {
    kind: 'birth_date',
    pattern: new RegExp(String.raw`(?<![\d/.-])(?:${NUMERIC_DATE}|${WRITTEN_DATE})(?![\d/-])`, 'gi'),
    accepts: (written) => yearOf(written) < BORN_BEFORE,
  },
];

/** With a wrong key it may still be one, mistyped: the shape and the length are enough to take it out. */
function isPlausibleNir(written: string): boolean {
  return hasNirKey(written) || /^[1278]/.test(written);
}

/** The numbers, mails, links and dates of birth of a text. */
export function identifierMarks(text: string): readonly Mark[] {
  return PATTERNS.flatMap(({ kind, pattern, accepts, group = 0 }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const written = match[group] ?? '';
      if (accepts && !accepts(written)) return [];
      const start = match.index + match[0].lastIndexOf(written);
      return [{ kind, start, end: start + trimmed(written).length }];
    }),
  );
}

/** The full stop that ends the sentence is not part of a link. */
const trimmed = (written: string): string => written.replace(/[.,;:!?)]+$/, '');
