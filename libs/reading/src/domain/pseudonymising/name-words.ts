import { foldWord } from '../text/words.js';

/** A word as the search for names sees it: hyphens belong to it, apostrophes do not. */
export interface NameWord {
  readonly written: string;
  readonly folded: string;
  readonly start: number;
  readonly end: number;
  readonly isCapital: boolean;
  /** Two letters or more, all capitals. */
  readonly isShouted: boolean;
  readonly opensSentence: boolean;
  /** Nothing but a space (or an initial's full stop) parts it from the word before. */
  readonly followsClosely: boolean;
}

const WORD = /\p{L}[\p{L}\p{M}]*(?:[-‐‑]\p{L}[\p{L}\p{M}]*)*/gu;

export function nameWordsOf(text: string): readonly NameWord[] {
  const words: NameWord[] = [];
  let last = 0;
  for (const match of text.matchAll(WORD)) {
    const [written] = match;
    const start = match.index;
    if (isPlaceholder(text, start, start + written.length)) continue;
    const between = text.slice(last, start);
    const letters = written.replace(/[^\p{L}]/gu, '');
    words.push({
      written,
      folded: foldWord(written.replace(/[‐‑]/g, '-')),
      start,
      end: start + written.length,
      isCapital: /^\p{Lu}/u.test(written),
      isShouted: letters.length > 1 && letters === letters.toUpperCase() && letters !== letters.toLowerCase(),
      opensSentence: last === 0 || /[!?…\n:]|\.\s/.test(between),
      followsClosely: last > 0 && /^(?:\s|\.\s?|\s?[’'])$/.test(between),
    });
    last = start + written.length;
  }
  return words;
}

/** `[NOM_1]`: a text that was pseudonymised before stays as it is. */
const isPlaceholder = (text: string, start: number, end: number): boolean =>
  text[start - 1] === '[' && text[end] === '_';

const MANY = 0.6;

/** In a text that shouts, capitals say nothing. */
export function isShouting(words: readonly NameWord[]): boolean {
  const long = words.filter(({ written }) => written.length > 2);
  return long.length > 3 && long.filter(({ isShouted }) => isShouted).length > long.length * MANY;
}
