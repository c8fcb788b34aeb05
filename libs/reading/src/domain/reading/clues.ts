import { type Hit, Phrases } from '../text/phrases.js';
import type { Word } from '../text/words.js';

/** The concepts of the lexicon, each as the ways to say it. */
export interface Lexicon {
  readonly version: string;
  readonly concepts: Readonly<Record<string, readonly string[]>>;
}

/** Finds the concepts of a lexicon in words. */
export class Clues {
  private readonly phrases = new Phrases<string>();

  /** @throws Invalid `phrase_malformed` */
  constructor(lexicon: Lexicon) {
    for (const [concept, phrases] of Object.entries(lexicon.concepts)) {
      for (const phrase of phrases) this.phrases.add(concept, phrase);
    }
  }

  /** Where each concept is said; a concept that is nowhere is absent. */
  in(words: readonly Word[]): ReadonlyMap<string, readonly Hit<string>[]> {
    const found = new Map<string, Hit<string>[]>();
    for (const hit of this.phrases.find(words)) {
      const known = found.get(hit.name);
      if (known) known.push(hit);
      else found.set(hit.name, [hit]);
    }
    return found;
  }
}

export type FoundClues = ReturnType<Clues['in']>;
