/** A word of a text as matching sees it, with its place in the text as it was written. */
export interface Word {
  /** Lower case, no accent, no letter more than twice in a row. */
  readonly folded: string;
  /** Folded further, so that the commonest slips of spelling meet: no double letter, `ph` as `f`, `y` as `i`. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** From 0; a sentence ends at `.`, `!`, `?`, `;`, `…` or a line end. */
  readonly sentence: number;
}

/** Letters and digits of any script; a lone surrogate or a NUL is never part of a word. */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
/** A full stop inside a number or a name (`1.5`, `v2.0`) has no space after it and ends nothing. */
const SENTENCE_END = /[!?;…\n]|\.(?=\s|$|\.)/;
const PLAIN = /^[a-z0-9]+$/;

/** A longer run of letters is no word of any language (a pasted key, base64): its beginning is enough. */
const LONGEST_WORD = 40;

/** Words in their order, in time linear in the text. Markup is read as spaces. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let sentence = 0;
  let last = 0;
  for (const match of withoutMarkup(text).matchAll(WORD)) {
    const start = match.index;
    const [written] = match;
    if (last > 0 && SENTENCE_END.test(text.slice(last, start + 1))) sentence += 1;
    last = start + written.length;
    const folded = foldWord(written);
    if (folded.length > 0) words.push({ folded, key: keyOf(folded), start, end: last, sentence });
  }
  return words;
}

/** Tags become as many spaces, so that every place in the text stays what it was. */
const withoutMarkup = (text: string): string =>
  text.includes('<') ? text.replace(/<\/?[a-zA-Z][^<>]{0,500}>/g, (tag) => ' '.repeat(tag.length)) : text;

/** `Éééééécœuré` → `eecoeure`. */
export function foldWord(written: string): string {
  const lower = written.slice(0, LONGEST_WORD).toLowerCase();
  const plain = PLAIN.test(lower)
    ? lower
    : lower.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('œ', 'oe').replaceAll('æ', 'ae').replaceAll('ß', 'ss');
  return plain.replace(/([^\d])\1{2,}/gu, '$1$1');
}

/** What two spellings of a word have in common. */
export const keyOf = (folded: string): string =>
  folded
    .replaceAll('ph', 'f')
    .replaceAll('y', 'i')
    .replace(/([a-z])\1+/g, '$1');
