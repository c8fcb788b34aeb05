import fc from 'fast-check';
import { labelAt, labelsFor } from './labels.js';

describe('the neutral labels of a panel', () => {
  it('go on after Z', () => {
    expect([0, 25, 26, 51, 52].map(labelAt)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA']);
  });

  it('are never given twice, and never change for who has one', () => {
    const experts = fc.uniqueArray(fc.uuid(), { maxLength: 12 });
    fc.assert(
      fc.property(experts, experts, fc.infiniteStream(fc.nat()), (first, second, chance) => {
        const below = (bound: number) => (chance.next().value ?? 0) % bound;
        const early = labelsFor(first, new Map(), below);
        const late = labelsFor([...first, ...second], early, below);

        expect(new Set(late.values()).size).toBe(new Set([...first, ...second]).size);
        for (const expert of first) expect(late.get(expert)).toBe(early.get(expert));
      }),
    );
  });

  it('follow chance, not the order of invitation', () => {
    const last = labelsFor(['x', 'y', 'z'], new Map(), (bound) => bound - 1);
    const first = labelsFor(['x', 'y', 'z'], new Map(), () => 0);

    expect([...last]).not.toEqual([...first]);
  });
});
