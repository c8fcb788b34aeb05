import fc from 'fast-check';
import { add, asNumber, atMost, exactly, published, share, sum, ZERO } from './exact.js';

describe('an exact number', () => {
  it.each([
    [0.1, 1n, 10n],
    [3, 3n, 1n],
    [1e-7, 1n, 10_000_000n],
    [1e21, 10n ** 21n, 1n],
    [0.15, 15n, 100n],
  ])('%d is what its digits say', (value, num, den) => {
    const exact = exactly(value);

    expect(exact.num * den).toBe(num * exact.den);
  });

  it('adds a tenth ten times to one', () => {
    expect(atMost(sum(Array(10).fill(0.1)), exactly(1))).toBe(true);
    expect(atMost(exactly(1), sum(Array(10).fill(0.1)))).toBe(true);
  });

  it('is published at six decimals, rounded half up', () => {
    expect(published(share(exactly(1), exactly(93), ZERO))).toBe(0.010753);
    expect(published(exactly(0.0000005))).toBe(0.000001);
    expect(published(exactly(0.0000004))).toBe(0);
  });

  it('is the given number when there is nothing to share', () => {
    expect(share(exactly(3), ZERO, exactly(1))).toEqual(exactly(1));
  });

  it('compares as numbers do', () => {
    const value = fc.integer({ min: 0, max: 100_000 }).map((units) => units / 1_000);
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(atMost(exactly(a), exactly(b))).toBe(a <= b);
        expect(asNumber(add(exactly(a), exactly(b)))).toBeCloseTo(a + b, 9);
      }),
    );
  });
});
