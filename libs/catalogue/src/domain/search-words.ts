/** Longer requests say nothing more precise, and each word costs a walk through the index. */
const MOST_WORDS = 8;

/** Words that PostgreSQL's French list forgets, so that "les applications" looks for applications. */
const EMPTY_WORDS = new Set(['les', 'des', 'aux', 'the', 'of', 'for', 'application', 'applications', 'appli', 'app']);

/**
 * What a person typed, as a query of the text search: every word must be there, the last one may be unfinished.
 * Only letters and digits survive, so the result is always well formed. Empty when nothing is left to look for.
 */
export function searchQuery(typed: string): string {
  const words =
    typed
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !EMPTY_WORDS.has(word));
  const kept = (telling.length > 0 ? telling : words).slice(0, MOST_WORDS);
  return kept.map((word, at) => (at === kept.length - 1 ? `${word}:*` : word)).join(' & ');
}
