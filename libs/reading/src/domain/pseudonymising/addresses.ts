import type { Mark } from './marks.js';

const STREET =
  '[Rr]ue|RUE|[Aa]venue|AVENUE|[Aa]v\\.?|[Bb]d\\.?|[Bb]oulevard|BOULEVARD|[Cc]hemin|CHEMIN|[Ii]mpasse|IMPASSE|[Aa]ll[ée]es?|[Pp]lace|PLACE|[Rr]oute|ROUTE|[Cc]ours|[Qq]uai|[Ss]quare|[Pp]assage|[Rr][ée]sidence|[Ll]otissement|[Hh]ameau|[Ss]entier|[Ff]aubourg|[Ee]splanade|[Mm]ont[ée]e|[Vv]oie|[Cc]it[ée]|[Ll]ieu[- ]dit|[Vv]illa';
const SMALL =
  "(?:\\s+(?:de|du|des|la|le|les|au|aux|en|sur|saint|sainte|st|ste|g[ée]n[ée]ral|docteur|pr[ée]sident)|\\s+[dl]['’])";
const PROPER = "\\p{Lu}[\\p{L}'’-]*";
const ANY = "\\p{L}[\\p{L}'’-]+";
const TOWN = `${PROPER}(?:[\\s-](?:(?:sur|sous|en|le|la|les|de|du|des)[\\s-])?${PROPER}){0,3}(?:\\s+[Cc](?:edex|EDEX)(?:\\s\\d{1,2})?)?`;
const POSTCODE = '(?:0[1-9]|[1-8]\\d|9[0-58])\\d{3}';

/** Number, kind of street and its name: as many words as begin with a capital, or one that does not. */
const IN_STREET = new RegExp(
  `(?<![\\d/])\\d{1,4}\\s?(?:bis|ter|quater|[A-D])?\\s?,?\\s+(?:${STREET})${SMALL}{0,3}(?:\\s*${PROPER}|\\s+${ANY}|\\s+\\d{1,2}\\s+${ANY})(?:${SMALL}{0,2}\\s*${PROPER}){0,4}(?:\\s*,?\\s*(?:[àa]\\s+)?(?:F-)?${POSTCODE}\\s+${ANY}(?:[\\s-]${PROPER}){0,3}|\\s*,?\\s+[àa]\\s+${TOWN})?`,
  'gu',
);
/** A postcode and its town. */
const IN_TOWN = new RegExp(`(?<![\\d.,/])(?:F-)?${POSTCODE}\\s+${TOWN}`, 'gu');
/** `10000 Pas` is no town. */
const COUNTED = /^\D*\d+\s+(?:pas|km|kcal|calories|euros|metres|mètres|steps|personnes|utilisateurs|patients|fois)\b/i;

export function addressMarks(text: string): readonly Mark[] {
  return [IN_STREET, IN_TOWN].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(({ 0: written, index: start }) =>
      COUNTED.test(written) ? [] : [{ kind: 'address' as const, start, end: start + written.length }],
    ),
  );
}
