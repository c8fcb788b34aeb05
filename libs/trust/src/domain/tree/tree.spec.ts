import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { withPublishedVectors } from '../../../../../test/support/published-vectors.js';
import { completedBetween, edgeOf, GrowingTree } from './growing-tree.js';
import { emptyRoot, type Hash, leafHash, nodeHash } from './hash.js';
import { hashOf, type LeafRange, type ReadHash } from './place.js';
import { consistencyProof, consistencyRanges, inclusionProof, inclusionRanges } from './proof.js';
import { isConsistent, isIncluded } from './verify.js';

const hex = (text: string): Hash => Buffer.from(text, 'hex');
const base64 = (text: string): Hash => Buffer.from(text, 'base64');
const bytes = (...values: number[]): Hash => leafHash(Buffer.from(values));

/** RFC 9162, 2.1.1, word for word: slow, and nobody's optimisation. */
function rootByDefinition(leaves: readonly Hash[]): Hash {
  const [only] = leaves;
  if (!only) return emptyRoot;
  if (leaves.length === 1) return only;
  let middle = 1;
  while (middle * 2 < leaves.length) middle *= 2;
  return nodeHash(rootByDefinition(leaves.slice(0, middle)), rootByDefinition(leaves.slice(middle)));
}

interface Grown {
  readonly read: ReadHash;
  readonly roots: readonly Hash[];
  readonly stored: ReadonlyMap<string, Hash>;
}

/** A tree leaf by leaf, with every node that was ever completed. */
function grow(leaves: readonly Hash[]): Grown {
  const tree = new GrowingTree();
  const stored = new Map<string, Hash>();
  const roots = [tree.root()];
  for (const [index, leaf] of leaves.entries()) {
    stored.set(`0/${index}`, leaf);
    for (const node of tree.add(leaf)) stored.set(`${node.level}/${node.index}`, node.hash);
    roots.push(tree.root());
  }
  const read: ReadHash = ({ level, index }) => {
    const hash = stored.get(`${level}/${index}`);
    if (!hash) throw new Error(`node ${level}/${index} is not complete`);
    return hash;
  };
  return { read, roots, stored };
}

const leaf = fc.uint8Array({ minLength: 0, maxLength: 8 }).map((content) => leafHash(content));
const leaves = fc.array(leaf, { minLength: 1, maxLength: 70 });
const flipped = (hash: Hash, at: number): Hash => {
  const other = Buffer.from(hash);
  other.writeUInt8(other.readUInt8(at % other.length) ^ (1 + (at % 255)), at % other.length);
  return other;
};

describe('a tree', () => {
  it('that grows has the root that the definition gives, at every size', () => {
    fc.assert(
      fc.property(leaves, (all) => {
        const { roots } = grow(all);

        expect(roots.map(String)).toEqual(roots.map((_, size) => String(rootByDefinition(all.slice(0, size)))));
      }),
      { numRuns: 30 },
    );
  });

  it('goes on from its edge as if it had never stopped', () => {
    fc.assert(
      fc.property(leaves, fc.nat(), (all, cut) => {
        const size = cut % (all.length + 1);
        const { read, roots, stored } = grow(all);
        const resumed = new GrowingTree(size, edgeOf(size).map(read));
        const added = all.slice(size).flatMap((one) => resumed.add(one));

        expect(resumed.root()).toEqual(roots.at(-1));
        expect(added.map(({ level, index }) => `${level}/${index}`).sort()).toEqual(
          completedBetween(size, all.length)
            .flatMap(({ level, start, end }) =>
              Array.from({ length: end - start }, (_, more) => `${level}/${start + more}`),
            )
            .sort(),
        );
        for (const node of added) expect(node.hash).toEqual(stored.get(`${node.level}/${node.index}`));
      }),
    );
  });

  it('refuses an edge of another size', () => {
    expect(() => new GrowingTree(3, [emptyRoot])).toThrow(RangeError);
  });
});

describe('the proof that a leaf is in a tree', () => {
  it('is believed, and not when any byte of it, of the leaf or of the root is another', () => {
    fc.assert(
      fc.property(leaves, fc.nat(), fc.nat(), (all, which, at) => {
        const { read, roots } = grow(all);
        const index = which % all.length;
        const good = {
          index,
          size: all.length,
          leaf: all[index] as Hash,
          root: roots.at(-1) as Hash,
          proof: inclusionProof(index, all.length, read),
        };

        expect(isIncluded(good)).toBe(true);
        expect(isIncluded({ ...good, leaf: flipped(good.leaf, at) })).toBe(false);
        expect(isIncluded({ ...good, root: flipped(good.root, at) })).toBe(false);
        expect(isIncluded({ ...good, proof: [...good.proof, good.leaf] })).toBe(false);
        for (const [place, hash] of good.proof.entries()) {
          expect(isIncluded({ ...good, proof: good.proof.with(place, flipped(hash, at)) })).toBe(false);
          expect(isIncluded({ ...good, proof: good.proof.toSpliced(place, 1) })).toBe(false);
        }
      }),
    );
  });

  it('is refused for a place beyond the tree', () => {
    expect(() => inclusionRanges(3, { start: 0, end: 3 })).toThrow(RangeError);
    for (const index of [1, -1, 0.5, Number.NaN]) {
      expect(isIncluded({ index, size: 1, leaf: emptyRoot, root: emptyRoot, proof: [] })).toBe(false);
    }
  });
});

describe('the proof that nothing before was changed', () => {
  it('is believed, and not when any byte of it or of a root is another', () => {
    fc.assert(
      fc.property(leaves, fc.nat(), fc.nat(), (all, which, at) => {
        const { read, roots } = grow(all);
        const size = 1 + (which % all.length);
        const good = {
          before: { size, root: roots[size] as Hash },
          after: { size: all.length, root: roots.at(-1) as Hash },
          proof: consistencyProof(size, all.length, read),
        };

        expect(isConsistent(good)).toBe(true);
        expect(isConsistent({ ...good, before: { size, root: flipped(good.before.root, at) } })).toBe(false);
        expect(isConsistent({ ...good, after: { ...good.after, root: flipped(good.after.root, at) } })).toBe(false);
        for (const [place, hash] of good.proof.entries()) {
          expect(isConsistent({ ...good, proof: good.proof.with(place, flipped(hash, at)) })).toBe(false);
          expect(isConsistent({ ...good, proof: good.proof.toSpliced(place, 1) })).toBe(false);
        }
      }),
    );
  });

  it('is refused for a part beyond the tree', () => {
    expect(() => consistencyRanges({ start: 0, end: 4 }, 3)).toThrow(RangeError);
  });
});

withPublishedVectors('published vectors of trees', (vectors) => {
  it.each(vectors.hasher.vectors)('$op $in$l$r', (one) => {
    const computed =
      one.op === 'leaf'
        ? leafHash(hex(one.in ?? ''))
        : one.op === 'node'
          ? nodeHash(hex(one.l ?? ''), hex(one.r ?? ''))
          : emptyRoot;

    expect(computed.toString('hex')).toBe(one.want);
  });

  const reference = vectors.reference_tree;
  const grown = grow(reference.leaves.map((content) => leafHash(hex(content))));

  it('reference tree: its root at every size', () => {
    expect(grown.roots.map((root) => root.toString('hex'))).toEqual(reference.roots_by_size);
  });

  it('reference tree: every complete subtree', () => {
    const levels = reference.complete_subtree_hashes_by_level.map((hashes, level) =>
      hashes.map((_, index) => grown.read({ level, index }).toString('hex')),
    );

    expect(levels).toEqual(reference.complete_subtree_hashes_by_level);
    expect(grown.stored.size).toBe(levels.flat().length);
  });

  it('golden roots up to 65,535 leaves', () => {
    const wanted = new Map(Object.entries(vectors.golden_roots.roots_base64));
    const tree = new GrowingTree();
    for (let index = 0; index < 65_535; index += 1) {
      tree.add(bytes(index & 0xff, index >> 8));
      const root = wanted.get(String(tree.size));
      if (root !== undefined) expect([tree.size, tree.root().toString('base64')]).toEqual([tree.size, root]);
      wanted.delete(String(tree.size));
    }
    expect([...wanted.keys()]).toEqual([]);
  });

  it.each(vectors.inclusion_probes.probes)('inclusion $file: $desc', (probe) => {
    const verdict = isIncluded({
      index: probe.leafIdx,
      size: probe.treeSize,
      leaf: base64(probe.leafHash),
      root: base64(probe.root),
      proof: (probe.proof ?? []).map(base64),
    });

    expect(verdict).toBe(!probe.wantErr);
  });

  it.each(vectors.consistency_probes.probes)('consistency $file: $desc', (probe) => {
    const verdict = isConsistent({
      before: { size: probe.size1, root: base64(probe.root1) },
      after: { size: probe.size2, root: base64(probe.root2) },
      proof: (probe.proof ?? []).map(base64),
    });

    expect(verdict).toBe(!probe.wantErr);
  });

  it.each(vectors.consistency_proofs_classic.proofs)('consistency from $size1 to $size2', (one) => {
    const proof = consistencyProof(one.size1, one.size2, grown.read);

    expect(proof.map((hash) => hash.toString('hex'))).toEqual(one.proof);
    expect(
      isConsistent({
        before: { size: one.size1, root: hex(one.root1) },
        after: { size: one.size2, root: hex(one.root2) },
        proof,
      }),
    ).toBe(true);
  });

  it('an entry of a public log of 3,630,887 leaves', () => {
    const { leaf_index, tree_size, leaf_hash, root, proof } = vectors.real_ct_log_inclusion;

    expect(
      isIncluded({
        index: leaf_index,
        size: tree_size,
        leaf: hex(leaf_hash),
        root: hex(root),
        proof: proof.map(hex),
      }),
    ).toBe(true);
  });
});

withPublishedVectors('every subtree and every proof up to 130 leaves, as one hash each', ({ accumulated }) => {
  const { read } = grow(Array.from({ length: 130 }, (_, index) => bytes(index)));
  const MOST = 130;

  const hexOf = (range: LeafRange) => hashOf(range, read).toString('hex');
  const words = (ranges: readonly LeafRange[]) => ranges.map((range) => ` ${hexOf(range)}`).join('');
  const isSubtree = ({ start, end }: LeafRange) => {
    let width = 1;
    while (width < end - start) width *= 2;
    return start % width === 0;
  };
  const subtreesEndingAt = (end: number) =>
    Array.from({ length: end + 1 }, (_, start) => ({ start, end })).filter(isSubtree);
  const upTo = (most: number) => Array.from({ length: most + 1 }, (_, end) => end);
  const digest = (lines: Iterable<string>) => {
    const hash = createHash('sha256');
    for (const line of lines) hash.update(line);
    return hash.digest('hex');
  };

  it('hashes', () => {
    const lines = upTo(MOST)
      .flatMap(subtreesEndingAt)
      .map((range) => `[${range.start}, ${range.end}) ${hexOf(range)}\n`);

    expect(digest(lines)).toBe(accumulated.subtree_hash);
  });

  it('inclusion', () => {
    const lines = upTo(MOST)
      .flatMap(subtreesEndingAt)
      .flatMap((range) =>
        Array.from({ length: range.end - range.start }, (_, more) => {
          const index = range.start + more;
          return `${index} [${range.start}, ${range.end})${words(inclusionRanges(index, range))}\n`;
        }),
      );

    expect(digest(lines)).toBe(accumulated.subtree_inclusion);
  });

  it('consistency', () => {
    const lines = upTo(MOST).flatMap((size) =>
      upTo(size)
        .flatMap(subtreesEndingAt)
        .map((range) => `[${range.start}, ${range.end}) ${size}${words(consistencyRanges(range, size))}\n`),
    );

    expect(digest(lines)).toBe(accumulated.subtree_consistency);
  }, 30_000);
});
