const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const wordsOf = (text: string): string[] => bare(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Shorter parts of a name (de, le, da) say nobody. */
const TELLING = 3;

/**
 * The names of experts that a text gives away (EXP-11): whole, or by one telling part; accents and case do not matter.
 * @returns the names found, as they were given
 */
export function namesIn(text: string, names: readonly string[]): string[] {
  const words = new Set(wordsOf(text));
  return names.filter((name) => wordsOf(name).some((part) => part.length >= TELLING && words.has(part)));
}
