import { Invalid } from '#libs/kernel';
import { foldWord, keyOf, type Word } from './words.js';

/** One word of a phrase: any of these words or beginnings, after at most `gap` other words. */
interface Part {
  readonly exact: ReadonlySet<string>;
  readonly beginnings: readonly string[];
  readonly gap: number;
}

interface Phrase<Name> {
  readonly name: Name;
  readonly parts: readonly Part[];
}

/** A phrase that was found: which, and from which word to which (both included). */
export interface Hit<Name> {
  readonly name: Name;
  readonly from: number;
  readonly to: number;
}

/** Beginnings are looked up by their length; a shorter one would match half of the language. */
const SHORTEST_BEGINNING = 2;
const LONGEST_BEGINNING = 14;

/**
 * Phrases in a small notation: words without accents; `médic*` any word that begins so; `(a|b*)` one of these; `(mot de passe|code)` one
 * of these sayings; `~3` at most three other words here. A phrase never crosses the end of a sentence. Found in one pass: no phrase can make
 * reading slow, whoever writes it.
 */
export class Phrases<Name> {
  private readonly byWord = new Map<string, Phrase<Name>[]>();
  private readonly byBeginning = new Map<string, Phrase<Name>[]>();

  /** @throws Invalid `phrase_malformed` for a phrase that says nothing or breaks the notation */
  add(name: Name, text: string): void {
    for (const parts of waysOf(text)) {
      const [first] = parts;
      const phrase = { name, parts };
      for (const word of first?.exact ?? []) put(this.byWord, word, phrase);
      for (const beginning of first?.beginnings ?? []) put(this.byBeginning, beginning, phrase);
    }
  }

  /** Every place where a phrase begins, in the order of the text. */
  find(words: readonly Word[]): readonly Hit<Name>[] {
    const hits: Hit<Name>[] = [];
    for (let at = 0; at < words.length; at += 1) {
      const key = words[at]?.key ?? '';
      this.tryAll(this.byWord.get(key), words, at, hits);
      const longest = Math.min(key.length, LONGEST_BEGINNING);
      for (let size = SHORTEST_BEGINNING; size <= longest; size += 1) {
        this.tryAll(this.byBeginning.get(key.slice(0, size)), words, at, hits);
      }
    }
    return hits;
  }

  private tryAll(phrases: readonly Phrase<Name>[] | undefined, words: readonly Word[], at: number, hits: Hit<Name>[]) {
    for (const { name, parts } of phrases ?? []) {
      const to = endOf(parts, 1, words, at);
      if (to !== undefined) hits.push({ name, from: at, to });
    }
  }
}

/** The last word of the phrase whose part before `index` is the word `at`. */
function endOf(parts: readonly Part[], index: number, words: readonly Word[], at: number): number | undefined {
  const part = parts[index];
  if (!part) return at;
  for (let next = at + 1; next <= at + 1 + part.gap; next += 1) {
    const word = words[next];
    if (!word || word.sentence !== words[at]?.sentence) return undefined;
    if (!isOneOf(part, word.key)) continue;
    const end = endOf(parts, index + 1, words, next);
    if (end !== undefined) return end;
  }
  return undefined;
}

const isOneOf = ({ exact, beginnings }: Part, key: string): boolean =>
  exact.has(key) || beginnings.some((beginning) => key.startsWith(beginning));

/** Every way to say the phrase: a choice of several words (`(mot de passe|code)`) makes a way of its own. */
function waysOf(text: string): readonly (readonly Part[])[] {
  const ways = piecesOf(text).reduce<readonly string[][]>(
    (so, piece) => so.flatMap((way) => waysThrough(piece).map((choice) => [...way, ...choice])),
    [[]],
  );
  return ways.map((pieces) => partsOf(pieces, text));
}

const piecesOf = (text: string): readonly string[] => text.trim().match(/\([^()]*\)|[^\s()]+/g) ?? [];

/** The single words of a choice stay together, as one part. */
function waysThrough(piece: string): readonly (readonly string[])[] {
  if (!piece.startsWith('(')) return [[piece]];
  const choices = piece
    .slice(1, -1)
    .split('|')
    .map((choice) => choice.trim());
  const single = choices.filter((choice) => !choice.includes(' '));
  const several = choices.filter((choice) => choice.includes(' ')).map((choice) => choice.split(/\s+/));
  return single.length > 0 ? [[single.join('|')], ...several] : several;
}

function partsOf(pieces: readonly string[], phrase: string): readonly Part[] {
  const parts: Part[] = [];
  let gap = 0;
  for (const piece of pieces) {
    const skip = /^~(\d)$/.exec(piece);
    if (skip) gap = Number(skip[1]);
    else {
      parts.push({ ...choicesOf(piece, phrase), gap });
      gap = 0;
    }
  }
  if (parts.length === 0 || gap > 0) throw malformed(phrase);
  return parts;
}

function choicesOf(piece: string, phrase: string): Pick<Part, 'exact' | 'beginnings'> {
  const exact = new Set<string>();
  const beginnings: string[] = [];
  for (const choice of piece.split('|')) {
    const isBeginning = choice.endsWith('*');
    const key = keyOf(foldWord(isBeginning ? choice.slice(0, -1) : choice));
    if (!/^[a-z0-9]+$/.test(key)) throw malformed(phrase);
    if (!isBeginning) exact.add(key);
    else if (key.length >= SHORTEST_BEGINNING && key.length <= LONGEST_BEGINNING) beginnings.push(key);
    else throw malformed(phrase);
  }
  return { exact, beginnings };
}

const malformed = (phrase: string): Invalid => new Invalid('phrase_malformed', `This is no phrase: ${phrase}`);

function put<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
