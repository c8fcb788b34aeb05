import fc from 'fast-check';
import { addDays, daysBetween, toDay } from '#libs/kernel';
import { trendWindows } from './trend.js';

describe('the two windows of a trend', () => {
  it('are next to each other, equally long, and end today', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.integer({ min: 1, max: 400 }), (offset, days) => {
        const today = addDays(toDay('2000-01-01'), offset);
        const { earlier, later } = trendWindows(today, days);

        expect(later.to).toBe(today);
        expect(daysBetween(later.from, later.to) + 1).toBe(days);
        expect(daysBetween(earlier.from, earlier.to) + 1).toBe(days);
        expect(addDays(earlier.to, 1)).toBe(later.from);
      }),
    );
  });
});
