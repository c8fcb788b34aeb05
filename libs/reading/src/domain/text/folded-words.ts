import { wordsOf } from './words.js';

/** A text as one that repeats it would be: its words without case, accent or punctuation. */
export const foldedWords = (text: string): readonly string[] => wordsOf(text).map(({ folded }) => folded);
