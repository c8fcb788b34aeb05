import { emptyRoot, HASH_BYTES, type Hash, nodeHash } from './hash.js';

export interface Inclusion {
  readonly index: number;
  readonly size: number;
  readonly leaf: Hash;
  readonly root: Hash;
  readonly proof: readonly Hash[];
}

export interface Consistency {
  readonly before: { readonly size: number; readonly root: Hash };
  readonly after: { readonly size: number; readonly root: Hash };
  readonly proof: readonly Hash[];
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const areHashes = (...hashes: readonly Hash[]): boolean => hashes.every(({ length }) => length === HASH_BYTES);

const areEmpty = (...roots: readonly Hash[]): boolean => roots.every((root) => root.equals(emptyRoot));

/** A leaf's way up beside the way of the last leaf; numbers are too large for bit operators. */
class WayUp {
  constructor(
    public here: number,
    public last: number,
  ) {}

  rise(): void {
    this.here = Math.floor(this.here / 2);
    this.last = Math.floor(this.last / 2);
  }

  /** The next hash of the proof stands to the left. */
  get hasLeft(): boolean {
    return this.here % 2 === 1 || this.here === this.last;
  }

  /** Levels on which the last node has nobody to its right, and goes up alone. */
  riseAlone(): void {
    while (this.here % 2 === 0 && this.here !== 0) this.rise();
  }
}

/** Whether the proof leads from the leaf to the root (RFC 9162, 2.1.3.2). */
export function isIncluded({ index, size, leaf, root, proof }: Inclusion): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || !areHashes(leaf, root, ...proof)) return false;
  const way = new WayUp(index, size - 1);
  let hash = leaf;
  for (const beside of proof) {
    if (way.last === 0) return false;
    if (way.hasLeft) {
      hash = nodeHash(beside, hash);
      way.riseAlone();
    } else hash = nodeHash(hash, beside);
    way.rise();
  }
  return way.last === 0 && hash.equals(root);
}

/** Whether the later tree begins with the earlier one (RFC 9162, 2.1.4.2). From the empty tree nothing can be shown. */
export function isConsistent({ before, after, proof }: Consistency): boolean {
  if (!isCount(before.size) || !isCount(after.size) || before.size > after.size) return false;
  if (before.size === 0) return after.size === 0 && proof.length === 0 && areEmpty(before.root, after.root);
  if (before.size === after.size) return proof.length === 0 && before.root.equals(after.root);
  if (!areHashes(...proof)) return false;

  const way = new WayUp(before.size - 1, after.size - 1);
  while (way.here % 2 === 1) way.rise();
  const [first, ...rest] = way.here === 0 ? [before.root, ...proof] : proof;
  if (!first) return false;
  let [earlier, later] = [first, first];
  for (const beside of rest) {
    if (way.last === 0) return false;
    if (way.hasLeft) {
      earlier = nodeHash(beside, earlier);
      later = nodeHash(beside, later);
      way.riseAlone();
    } else later = nodeHash(later, beside);
    way.rise();
  }
  return way.last === 0 && earlier.equals(before.root) && later.equals(after.root);
}
