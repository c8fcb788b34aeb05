import type { Hash } from './hash.js';
import { hashOf, type LeafRange, middleOf, type ReadHash } from './place.js';

/**
 * The subtrees whose hashes show that a leaf is in a tree, from the lowest (RFC 9162, 2.1.3.1).
 * @throws RangeError when the leaf is not there
 */
export function inclusionRanges(index: number, { start, end }: LeafRange): LeafRange[] {
  if (!(start <= index && index < end)) throw new RangeError(`leaf ${index} is not in [${start}, ${end})`);
  const beside: LeafRange[] = [];
  for (let here = { start, end }; here.end - here.start > 1; ) {
    const middle = middleOf(here);
    const [left, right] = [
      { start: here.start, end: middle },
      { start: middle, end: here.end },
    ];
    beside.push(index < middle ? right : left);
    here = index < middle ? left : right;
  }
  return beside.reverse();
}

/**
 * The subtrees whose hashes show that a tree of `size` leaves holds this part unchanged. With a part that begins at
 * leaf 0 this is the consistency proof of RFC 9162, 2.1.4.1.
 * @throws RangeError when the part reaches beyond the tree
 */
export function consistencyRanges({ start, end }: LeafRange, size: number): LeafRange[] {
  if (!(0 <= start && start <= end && end <= size)) throw new RangeError(`[${start}, ${end}) is not within ${size}`);
  if (start === end) return [];
  const beside: LeafRange[] = [];
  let here: LeafRange = { start: 0, end: size };
  let part: LeafRange = { start, end };
  let isKnown = true;
  while (here.start !== part.start || here.end !== part.end) {
    const middle = middleOf(here);
    const [left, right] = [
      { start: here.start, end: middle },
      { start: middle, end: here.end },
    ];
    if (part.end <= middle) {
      beside.push(right);
      here = left;
      continue;
    }
    if (part.start < middle) {
      part = { start: middle, end: part.end };
      isKnown = false;
    }
    beside.push(left);
    here = right;
  }
  return [...(isKnown ? [] : [here]), ...beside.reverse()];
}

export const inclusionProof = (index: number, size: number, read: ReadHash): Hash[] =>
  inclusionRanges(index, { start: 0, end: size }).map((range) => hashOf(range, read));

export const consistencyProof = (before: number, after: number, read: ReadHash): Hash[] =>
  consistencyRanges({ start: 0, end: before }, after).map((range) => hashOf(range, read));
