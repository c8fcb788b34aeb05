import { createHash } from 'node:crypto';

/**
 * The rank of somebody in a draw that anyone can redo: SHA-256(seed bytes ‖ UTF-8 id), in lower-case hexadecimal.
 * Equal ranks are told apart by the id. The same recipe as the draw of audits.
 * @param seed hexadecimal
 */
export const rankOf = (seed: string, id: string): string =>
  createHash('sha256').update(Buffer.from(seed, 'hex')).update(id, 'utf8').digest('hex');

export function seededOrder<Item>(seed: string, items: readonly Item[], idOf: (item: Item) => string): Item[] {
  const ranked = items.map((item) => ({ item, id: idOf(item), rank: rankOf(seed, idOf(item)) }));
  const before = (a: string, b: string) => (a < b ? -1 : Number(a > b));
  return ranked.sort((a, b) => before(a.rank, b.rank) || before(a.id, b.id)).map(({ item }) => item);
}
