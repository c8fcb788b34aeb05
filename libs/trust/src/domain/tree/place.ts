import { emptyRoot, type Hash, nodeHash } from './hash.js';

/** A complete subtree: it covers the leaves from index·2^level up to, without, (index + 1)·2^level. A leaf has level 0. */
export interface Place {
  readonly level: number;
  readonly index: number;
}

export interface PlacedHash extends Place {
  readonly hash: Hash;
}

/** Leaves from `start` up to, without, `end`. */
export interface LeafRange {
  readonly start: number;
  readonly end: number;
}

export type ReadHash = (place: Place) => Hash;

/** The complete subtrees that lie side by side under a range, from left to right: at most two for each level. */
export function placesOf({ start, end }: LeafRange): Place[] {
  const places: Place[] = [];
  for (let next = start; next < end; ) {
    let level = 0;
    let width = 1;
    while (next % (width * 2) === 0 && width * 2 <= end - next) {
      width *= 2;
      level += 1;
    }
    places.push({ level, index: next / width });
    next += width;
  }
  return places;
}

/** One hash over complete subtrees that become smaller from left to right, as those under the root of a tree do. */
export const joined = (hashes: readonly Hash[]): Hash =>
  hashes.length === 0 ? emptyRoot : hashes.reduceRight((right, left) => nodeHash(left, right));

/** The hash of a subtree that is a tree by itself: its start is a multiple of the power of two it fits in. */
export const hashOf = (range: LeafRange, read: ReadHash): Hash => joined(placesOf(range).map(read));

/** Where a tree of these leaves divides: the left part is the largest power of two that leaves something to the right. */
export function middleOf({ start, end }: LeafRange): number {
  let width = 1;
  while (width * 2 < end - start) width *= 2;
  return start + width;
}
