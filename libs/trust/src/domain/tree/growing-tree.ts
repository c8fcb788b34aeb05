import { type Hash, nodeHash } from './hash.js';
import { joined, type LeafRange, type Place, type PlacedHash, placesOf } from './place.js';

/** What must be known of a tree of this size to go on from it: one hash for each bit that is set in its size. */
export const edgeOf = (size: number): Place[] => placesOf({ start: 0, end: size });

/** A tree that grows at its right edge and remembers nothing but that edge. */
export class GrowingTree {
  private readonly edge: Hash[];

  /** @param edge the hashes at `edgeOf(size)`, in that order */
  constructor(
    private leaves = 0,
    edge: readonly Hash[] = [],
  ) {
    if (edge.length !== edgeOf(leaves).length) throw new RangeError(`a tree of ${leaves} leaves has another edge`);
    this.edge = [...edge];
  }

  get size(): number {
    return this.leaves;
  }

  root(): Hash {
    return joined(this.edge);
  }

  /** @returns the nodes that this leaf completes, from the lowest; the leaf itself is not among them */
  add(leaf: Hash): PlacedHash[] {
    const completed: PlacedHash[] = [];
    let hash = leaf;
    let index = this.leaves;
    for (let level = 1; index % 2 === 1; level += 1) {
      hash = nodeHash(this.edge.pop() as Hash, hash);
      index = (index - 1) / 2;
      completed.push({ level, index, hash });
    }
    this.edge.push(hash);
    this.leaves += 1;
    return completed;
  }
}

/** Every node that is complete when a tree has grown from one size to another, as one range of indices for each level. */
export function completedBetween(before: number, after: number): (LeafRange & { readonly level: number })[] {
  const ranges: (LeafRange & { readonly level: number })[] = [];
  for (let level = 1, width = 2; width <= after; level += 1, width *= 2) {
    const range = { level, start: Math.floor(before / width), end: Math.floor(after / width) };
    if (range.start < range.end) ranges.push(range);
  }
  return ranges;
}
