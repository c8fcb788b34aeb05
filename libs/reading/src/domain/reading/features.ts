import type { Word } from '../text/words.js';
import type { FoundClues } from './clues.js';
import type { Alarm } from './never-miss.js';

/** A feature of a text, as the 32 bits of its hash: a model holds no word of the texts that trained it. */
export interface Feature {
  readonly hash: number;
  /** How much of it there is, before the importance that the model gives it. */
  readonly value: number;
  /** Of a word or a piece of one: all of these share a length of one, so that a long text does not shout. */
  readonly isWord: boolean;
  /** The words that show it (first and last); absent where it is of the whole text. */
  readonly at?: readonly [number, number];
}

export interface Evidence {
  readonly text: string;
  readonly words: readonly Word[];
  readonly clues: FoundClues;
  readonly alarms: readonly Alarm[];
}

/** Beyond, the beginning and the end are enough for the model; what must never be missed reads the whole. */
const WORDS_FROM_BEGINNING = 1_500;
const WORDS_FROM_END = 500;

const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 5;
const LONGEST_SPELT = 18;

/** How far before a clue a word may be that turns it round. */
const REACH = 3;

/** How much a concept, and the shape of the whole, weigh beside all words together. */
const CLUE = 1;
const SHAPE = 0.75;

/** The features of a text, in a fixed order: the same text gives the same list on any machine. */
export function featuresOf(evidence: Evidence): readonly Feature[] {
  return [...wordFeatures(evidence), ...clueFeatures(evidence), ...shapeFeatures(evidence)];
}

/** Each word, each pair of neighbours, and the pieces of words that outlive spelling. */
function wordFeatures({ words }: Evidence): readonly Feature[] {
  const seen = new Map<number, Feature>();
  const add = (hash: number, at: readonly [number, number]) => {
    if (!seen.has(hash)) seen.set(hash, { hash, value: 1, isWord: true, at });
  };
  for (const index of readable(words.length)) {
    const word = words[index]?.key ?? '';
    const next = words[index + 1]?.key;
    add(hashOf(`w:${word}`), [index, index]);
    if (next !== undefined) add(hashOf(`b:${word} ${next}`), [index, index + 1]);
    if (word.length <= LONGEST_SPELT) {
      const at = [index, index] as const;
      addGrams(` ${word} `, (hash) => add(hash, at));
    }
  }
  return [...seen.values()];
}

function* readable(count: number): Generator<number> {
  const isWhole = count <= WORDS_FROM_BEGINNING + WORDS_FROM_END;
  for (let at = 0; at < (isWhole ? count : WORDS_FROM_BEGINNING); at += 1) yield at;
  for (let at = isWhole ? count : count - WORDS_FROM_END; at < count; at += 1) yield at;
}

/** The hashes of all pieces of three to five letters: each goes on from that of the piece one letter shorter. */
function addGrams(padded: string, add: (hash: number) => void): void {
  for (let from = 0; from + SHORTEST_GRAM <= padded.length; from += 1) {
    let hash = OFFSET;
    const to = Math.min(padded.length, from + LONGEST_GRAM);
    for (let at = from; at < to; at += 1) {
      hash = Math.imul(hash ^ padded.charCodeAt(at), PRIME);
      if (at - from + 1 >= SHORTEST_GRAM) add(hash >>> 0);
    }
  }
}

/** Each concept that is said, whether something turns it round, and each rule that is raised. */
function clueFeatures({ words, clues, alarms }: Evidence): readonly Feature[] {
  const turning = new Set([...(clues.get('negation') ?? [])].map(({ from }) => from));
  const wishes = new Set((clues.get('wish') ?? []).map(({ from }) => words[from]?.sentence));
  const features: Feature[] = [];
  const isWord = false;
  for (const [concept, hits] of clues) {
    const [first] = hits;
    if (!first) continue;
    const at = [first.from, first.to] as const;
    features.push({
      hash: hashOf(`c:${concept}`),
      value: CLUE * Math.min(2, 1 + Math.log2(hits.length) / 2),
      isWord,
      at,
    });
    if (hits.some(({ from }) => turnsBefore(turning, from))) {
      features.push({ hash: hashOf(`c:${concept}:not`), value: CLUE, isWord, at });
    }
    if (concept !== 'wish' && hits.every(({ from }) => wishes.has(words[from]?.sentence))) {
      features.push({ hash: hashOf(`c:${concept}:wish`), value: CLUE, isWord, at });
    }
  }
  for (const { rule, hits } of alarms) {
    const [{ from, to } = { from: 0, to: 0 }] = hits;
    features.push({ hash: hashOf(`a:${rule.alert}`), value: CLUE, isWord, at: [from, to] });
  }
  return features;
}

function turnsBefore(turning: ReadonlySet<number>, at: number): boolean {
  for (let back = 1; back <= REACH; back += 1) if (turning.has(at - back)) return true;
  return false;
}

/** What the text looks like as a whole. */
function shapeFeatures({ text, words, clues }: Evidence): readonly Feature[] {
  const length = words.length < 4 ? 'few' : words.length < 12 ? 'some' : words.length < 40 ? 'many' : 'long';
  const shapes = [
    'any',
    `length:${length}`,
    ...(text.includes('?') ? ['question'] : []),
    ...(text.includes('!!') ? ['shouting'] : []),
    ...(clues.has('praise') && !clues.has('despise') ? ['pleased'] : []),
    ...(clues.has('despise') && !clues.has('praise') ? ['displeased'] : []),
  ];
  return shapes.map((shape) => ({ hash: hashOf(`s:${shape}`), value: SHAPE, isWord: false }));
}

/** FNV-1a, 32 bits. */
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

export function hashOf(feature: string): number {
  let hash = OFFSET;
  for (let at = 0; at < feature.length; at += 1) hash = Math.imul(hash ^ feature.charCodeAt(at), PRIME);
  return hash >>> 0;
}
